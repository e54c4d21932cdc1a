package dev.plg.model;

/// A check of the node by a script: exit status 0 is well, 1 a problem, whose first line of output
/// becomes the message of an event, anything else unknown.
///
/// @param name of the script and of the events' source
/// @param reason of the event: `DiskFull`
/// @param timeout after which the script is killed; at most the interval
// node-problem-detector v0.8.18 pkg/custompluginmonitor/types/types.go
public record NodePlugin(
    DnsLabel name, String script, String reason, Interval interval, Interval timeout) {

  public NodePlugin {
    InvalidValue.unless(
        script.startsWith("#!/"),
        "the script of %s cannot be started".formatted(name),
        "begin it with the line #!/bin/sh");
    InvalidValue.unless(
        reason.matches("[A-Z][A-Za-z0-9]{0,63}"),
        "'%s' is not the reason of an event".formatted(reason),
        "write one word in upper camel case, as in DiskFull");
    InvalidValue.unless(
        timeout.seconds() <= interval.seconds(),
        "a timeout of %s is longer than the interval of %s".formatted(timeout, interval),
        "set a timeout of at most %s".formatted(interval));
  }
}
