package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Made.made;
import static dev.plg.key.Pairs.pairs;
import static dev.plg.key.Shape.Text.text;
import static dev.plg.key.Shape.Word.word;

import dev.plg.catalog.Program;
import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Shape.Whole;
import dev.plg.model.AdminSecret;
import dev.plg.model.Disk;
import dev.plg.model.Exposure;
import dev.plg.model.Grafana;
import dev.plg.model.NodePort;
import dev.plg.model.Quantity;
import dev.plg.model.Tier;
import dev.plg.yaml.Scalar.Kind;
import java.util.List;
import java.util.Optional;

/// The section `grafana`.
final class GrafanaSection {

  static final FileKey<String> VERSION = VersionSection.version(Program.GRAFANA);
  private static final FileKey<AdminSecret> ADMIN =
      key(
              "admin",
              made(
                  key("existingSecret", SharedKeys.SECRET_NAME)
                      .about(
                          "A Secret in the namespace of the stack; plg never writes a password.",
                          "grafana-admin"),
                  key("userKey", SharedKeys.SECRET_ENTRY)
                      .or("admin-user")
                      .about("The key of the Secret with the user name.", "user"),
                  key("passwordKey", SharedKeys.SECRET_ENTRY)
                      .or("admin-password")
                      .about("The key of the Secret with the password.", "password"),
                  AdminSecret::new))
          .about("The login of the first administrator.");
  private static final FileKey<String> TYPE =
      key("type", word("ClusterIP", "NodePort", "LoadBalancer")).or("ClusterIP");
  private static final FileKey<Integer> NODE_PORT =
      key("nodePort", new Whole(NodePort.FIRST, NodePort.LAST))
          .orElse("one that the cluster chooses");
  private static final FileKey<FileValue> SERVICE =
      key(
              "service",
              group(
                  TYPE.about("The type of the Service."),
                  NODE_PORT.about("With type NodePort: the port of every node.", "30300")))
          .about("How Grafana is reached.");
  private static final FileKey<FileValue> PERSISTENCE =
      SharedKeys.volume("2Gi").about("The volume of the database.");
  private static final FileKey<?> CONFIG =
      key(
              "config",
              pairs(
                  pairs(text().or(Kind.FLOAT, Kind.INTEGER, Kind.BOOLEAN), (_, _) -> {}),
                  (_, _) -> {}))
          .about(
              "Sections and keys of grafana.ini, merged last over what plg sets. A misspelt section"
                  + " or key is refused; one that plg does not know is passed on.",
              "{server: {root_url: \"https://grafana.example.com\"}}");

  static final Group KEYS =
      Group.of(
          Group.later(
              () ->
                  List.of(
                      SharedKeys.ENABLED,
                      VersionSection.about(Program.GRAFANA, VERSION),
                      ADMIN,
                      SERVICE,
                      PERSISTENCE)),
          WorkloadSection.KEYS,
          group(CONFIG));

  private GrafanaSection() {}

  /// @param storageClass of a volume that names none
  static Optional<Grafana> read(FileValue grafana, Tier tier, Optional<String> storageClass) {
    return grafana.get(SharedKeys.ENABLED)
        ? Optional.of(
            new Grafana(
                exposure(grafana.in(SERVICE)),
                grafana.in(ADMIN).isEmpty() ? Optional.empty() : grafana.find(ADMIN),
                SharedKeys.disk(
                    grafana.in(PERSISTENCE), new Disk(new Quantity("2Gi"), storageClass)),
                WorkloadSection.read(grafana, Defaults.grafana(tier), List.of()),
                grafana.tree(CONFIG)))
        : Optional.empty();
  }

  private static Exposure exposure(FileValue service) {
    String type = service.get(TYPE);
    if (service.has(NODE_PORT) && !type.equals("NodePort")) {
      service.report(
          "node-port",
          service.place(NODE_PORT),
          "`%s` has no effect with type %s".formatted(service.path(NODE_PORT), type),
          "",
          "remove it, or set `%s: NodePort`".formatted(service.path(TYPE)));
    }
    return switch (type) {
      case "NodePort" -> new Exposure.OnNodes(service.find(NODE_PORT).map(NodePort::new));
      case "LoadBalancer" -> new Exposure.LoadBalancer();
      case "ClusterIP" -> new Exposure.ClusterIp();
      default -> throw new IllegalStateException(type);
    };
  }
}
