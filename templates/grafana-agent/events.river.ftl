
loki.source.kubernetes_events "default" {
  job_name   = ${y(job)}
  log_format = "json"
<#if filtered>
  namespaces = ${y(namespaces)}
</#if>
  forward_to = [loki.write.default.receiver]
}

loki.write "default" {
  endpoint {
    url       = ${y(url)}
<#if tenanted>
    tenant_id = ${y(tenant)}
</#if>
  }
}
