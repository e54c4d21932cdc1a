package dev.plg.rule.collector;

import static dev.plg.rule.Draft.error;
import static dev.plg.rule.StackSubjects.STACK_ALLOY;

import dev.plg.model.Alloy;
import dev.plg.rule.Rule;

/// An image of Alloy knows the arguments and functions that plg writes.
public final class CollectorOldAlloy {

  public static final Rule RULE =
      error("collector/old-alloy", STACK_ALLOY.before("1.5"))
          .what("this Alloy does not know what plg writes")
          .why(
              "it exits: `unknown flag: --server.http.disable-support-bundle`; before 1.4 it does"
                  + " not have `sys.env` either")
          .fix("remove `alloy.image.tag`, or name 1.5 or later")
          .source(
              "grafana/alloy internal/alloycli/cmd_run.go@v1.4.3, v1.5.1;"
                  + " syntax/internal/stdlib/stdlib.go@v1.3.4, v1.4.3")
          .says(
              it ->
                  "Alloy %s does not know what plg writes"
                      .formatted(
                          it.stack()
                              .collector(Alloy.class)
                              .flatMap(alloy -> alloy.workload().image().tag())
                              .orElseThrow()))
          .at(it -> it.placeOf("alloy", "image", "tag"));

  private CollectorOldAlloy() {}
}
