
// refuses spans before the container's memory limit is reached; clients send them again
otelcol.processor.memory_limiter "default" {
  check_interval         = "1s"
  limit_percentage       = 80
  spike_limit_percentage = 20

  output {
    traces = [otelcol.processor.k8sattributes.default.input]
  }
}

// by the address that a span comes from, so before spans of many pods are put into one batch
otelcol.processor.k8sattributes "default" {
  auth_type = "serviceAccount"

  extract {
    metadata = ["k8s.namespace.name", "k8s.pod.name", "k8s.node.name"]
  }

  output {
    traces = [otelcol.processor.batch.default.input]
  }
}

// well below the 4 MiB that a receiver takes in one message
otelcol.processor.batch "default" {
  timeout             = "2s"
  send_batch_size     = 1024
  send_batch_max_size = 2048

  output {
    traces = [otelcol.exporter.otlp.default.input]
  }
}

otelcol.exporter.otlp "default" {
  client {
    endpoint = ${y(endpoint)}
<#if sends>
    headers  = {
<#list headers as header>
<#if header.secret>
      ${y(header.name)} = env(${y(header.value)}),
<#else>
      ${y(header.name)} = ${y(header.value)},
</#if>
</#list>
    }
</#if>

    tls {
      insecure = ${y(insecure)}
<#if named>
      server_name = ${y(serverName)}
</#if>
<#if signed>
      ca_pem = env(${y(authority)})
</#if>
    }
  }

  retry_on_failure {
    initial_interval = "5s"
    max_interval     = "30s"
    max_elapsed_time = "10m"
  }

  sending_queue {
    queue_size = 1000
  }
}
