package dev.plg.profile;

import static dev.plg.key.FileKey.key;
import static dev.plg.key.Group.group;
import static dev.plg.key.Made.made;
import static dev.plg.key.Shape.Flag.FLAG;
import static dev.plg.key.Shape.Text.text;

import dev.plg.key.FileKey;
import dev.plg.key.FileValue;
import dev.plg.key.Group;
import dev.plg.key.Shape;
import dev.plg.key.Shape.Text;
import dev.plg.key.Shape.Tree;
import dev.plg.model.Disk;
import dev.plg.model.DnsLabel;
import dev.plg.model.HttpUrl;
import dev.plg.model.Ingest;
import dev.plg.model.Interval;
import dev.plg.model.Passthrough;
import dev.plg.model.Quantity;
import dev.plg.model.Retention;
import dev.plg.model.RoleArn;
import dev.plg.model.SecretKey;
import dev.plg.model.SecretNames;
import java.util.Optional;

/// Shapes and keys that several sections of a stack file share.
final class SharedKeys {

  static final Text<DnsLabel> NAME = text("Kubernetes name", DnsLabel::new);
  static final Text<Quantity> QUANTITY = text("quantity", Quantity::new);
  static final Text<HttpUrl> URL = text("HTTP address", HttpUrl::new);
  static final Text<Retention> RETENTION = text("hours, days, weeks or years", Retention::parse);
  static final Text<Ingest> LOAD = text("volume per day or second", Ingest::parse);
  static final Text<Interval> INTERVAL = text("interval", Interval::parse);
  static final Text<RoleArn> ROLE = text("ARN of an IAM role", RoleArn::new);
  static final Text<String> SECRET_NAME = text("name of a Secret", SecretNames::name);
  static final Text<String> SECRET_ENTRY = text("key of a Secret", SecretNames::key);

  /// One value of a Secret.
  static final Shape<SecretKey> SECRET_KEY =
      made(
          key("name", SECRET_NAME).about("The name of the Secret.", "tempo-credentials"),
          key("key", SECRET_ENTRY).about("The key of the value in the Secret.", "token"),
          SecretKey::new);

  static final FileKey<Boolean> ENABLED =
      key("enabled", FLAG).or("true").about("`false` removes this part from the stack.");

  static final FileKey<String> STORAGE_CLASS =
      key("storageClass", text())
          .orElse("`cluster.storageClass`")
          .about("The StorageClass of the volume.", "gp3");
  private static final FileKey<Quantity> SIZE =
      key("size", QUANTITY).about("The size of the volume.", "20Gi");

  private SharedKeys() {}

  /// A volume whose size has a default.
  static FileKey<FileValue> volume(String otherwise) {
    return key("persistence", DISK).orElse(otherwise);
  }

  private static final Group DISK = group(SIZE, STORAGE_CLASS);

  /// @param usual what is left out
  static Disk disk(FileValue volume, Disk usual) {
    Quantity size = volume.find(SIZE).orElse(usual.size());
    Optional<String> storageClass = volume.find(STORAGE_CLASS).or(usual::storageClass);
    return volume.whole(() -> new Disk(size, storageClass)).orElse(usual);
  }

  /// The configuration of a program, merged over the one that plg derives.
  static FileKey<Passthrough> config(String program, String example) {
    return key("config", new Tree())
        .or(Passthrough.NONE, "")
        .about(
            program
                + " configuration that is merged last over the one that plg derives. Its keys are"
                + " checked against the version in use.",
            example);
  }

  /// True where the stack has an optional part.
  static boolean isOn(FileValue root, FileKey<?> part) {
    return root.has(part) && root.in(part).get(ENABLED);
  }

  /// Reports keys that have an effect only beside another one.
  static void refuseWithout(FileValue section, FileKey<?> needed, FileKey<?>... keys) {
    for (FileKey<?> key : keys) {
      if (section.has(key)) {
        section.report(
            "outside",
            section.place(key),
            "`%s` has no effect without `%s`".formatted(section.path(key), needed.name()),
            "",
            "set `%s`, or remove this key".formatted(section.path(needed)));
      }
    }
  }
}
