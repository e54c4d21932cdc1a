package dev.plg.component.node;

import dev.plg.model.Interval;
import dev.plg.yaml.JsonWriter;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Sequence;

/// A script that node-problem-detector runs, with the monitor that tells it to.
record Check(String name, String script, String reason, Interval interval, Interval timeout) {

  /// Where the pod finds the files; the image's own are in `/config`.
  static final String FOLDER = "/custom-config";

  String scriptFile() {
    return name + ".sh";
  }

  /// Where the pod finds its monitor.
  String monitorPath() {
    return FOLDER + "/" + monitorFile();
  }

  String monitorFile() {
    return name + ".json";
  }

  /// The monitor as JSON.
  // node-problem-detector v0.8.18 pkg/custompluginmonitor/types/config.go:59
  String monitor() {
    Mapping rule =
        Mapping.builder()
            .put("type", "temporary")
            .put("reason", reason)
            .put("path", FOLDER + "/" + scriptFile())
            .put("timeout", timeout)
            .build();
    return JsonWriter.write(
        Mapping.builder()
            .put("plugin", "custom")
            .put(
                "pluginConfig",
                Mapping.builder()
                    .put("invoke_interval", interval)
                    .put("timeout", timeout)
                    .put("max_output_length", 80)
                    .put("concurrency", 1)
                    .build())
            .put("source", name + "-monitor")
            .put("metricsReporting", true)
            .put("conditions", Sequence.EMPTY)
            .put("rules", Sequence.of(rule))
            .build());
  }
}
