logging {
  level  = "info"
  format = "logfmt"
}
<#if otlp>

otelcol.receiver.otlp "default" {
<#if receives.otlpGrpc>
  grpc {
    endpoint = ${y(listen.otlpGrpc)}
  }
</#if>
<#if receives.otlpHttp>
  http {
    endpoint = ${y(listen.otlpHttp)}
  }
</#if>

  output {
    traces = [otelcol.processor.memory_limiter.default.input]
  }
}
</#if>
<#if jaeger>

otelcol.receiver.jaeger "default" {
  protocols {
<#if receives.jaegerGrpc>
    grpc {
      endpoint = ${y(listen.jaegerGrpc)}
    }
</#if>
<#if receives.jaegerThrift>
    thrift_http {
      endpoint = ${y(listen.jaegerThrift)}
    }
</#if>
<#if receives.jaegerCompact>
    thrift_compact {
      endpoint = ${y(listen.jaegerCompact)}
    }
</#if>
<#if receives.jaegerBinary>
    thrift_binary {
      endpoint = ${y(listen.jaegerBinary)}
    }
</#if>
  }

  output {
    traces = [otelcol.processor.memory_limiter.default.input]
  }
}
</#if>
<#if receives.zipkin>

otelcol.receiver.zipkin "default" {
  endpoint = ${y(listen.zipkin)}

  output {
    traces = [otelcol.processor.memory_limiter.default.input]
  }
}
</#if>
