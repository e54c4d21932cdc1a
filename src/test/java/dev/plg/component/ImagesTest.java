package dev.plg.component;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plg.Stacks;
import dev.plg.finding.Pointer;
import dev.plg.yaml.Mapping;
import dev.plg.yaml.Scalar;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The reference that a container's image gets.
class ImagesTest {

  private static final String DIGEST =
      "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  /// With a digest the tag stays, so that people and `plg lint` can tell the version.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loki.image={tag: 3.7.5} | docker.io/grafana/loki:3.7.5",
        "loki.image={digest: DIGEST} | docker.io/grafana/loki:3.7.6@DIGEST",
        "loki.image={tag: 3.7.5, digest: DIGEST} | docker.io/grafana/loki:3.7.5@DIGEST",
        "loki.image={registry: quay.io, repository: acme/loki, digest: DIGEST} |"
            + " quay.io/acme/loki:3.7.6@DIGEST",
        "images.registry=harbor.local:5000/mirror | harbor.local:5000/mirror/grafana/loki:3.7.6",
      })
  void names_the_version_beside_the_digest(String setting, String expected) {
    Mapping set =
        Stacks.object(
            Stacks.plan("dev", setting.replace("DIGEST", DIGEST)), "loki/statefulset.yaml");
    assertEquals(
        Optional.of(Scalar.of(expected.replace("DIGEST", DIGEST))),
        set.find(Pointer.of("spec", "template", "spec", "containers", "0", "image")));
  }
}
