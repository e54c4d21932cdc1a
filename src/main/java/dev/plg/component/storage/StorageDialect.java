package dev.plg.component.storage;

import dev.plg.component.pod.Variable;
import dev.plg.model.Disk;
import dev.plg.model.ObjectStore;
import dev.plg.model.Storage;
import dev.plg.model.Tables;
import dev.plg.yaml.Mapping;
import java.util.List;
import java.util.Map;

/// One kind of storage in the terms of Loki, Tempo and their charts. A new kind is a record of
/// [Storage], its dialect, and a case in [#of].
public interface StorageDialect {

  /// The dialect of a stack's storage.
  static StorageDialect of(Storage storage) {
    return switch (storage) {
      case Storage.Filesystem(Disk _) -> new FilesystemDialect();
      case Storage.S3(ObjectStore store) -> new S3Dialect(store);
      case Storage.DynamoDb(Tables _, ObjectStore chunks) -> new S3Dialect(chunks);
    };
  }

  /// `common.storage` of Loki, which chunks, index files, rules and the compactor all follow.
  ///
  /// @param data the folder of Loki's volume
  Mapping loki(String data);

  /// `storage.trace` of Tempo, without its WAL.
  ///
  /// @param data the folder of Tempo's volume
  Mapping tempo(String data);

  /// `loki.storage.type` of the chart `loki`.
  String chartType();

  /// The annotations by which the ServiceAccount of the pods gets its credentials.
  Map<String, String> accountAnnotations();

  /// The environment variables that hold the credentials of the pods; each refers to a Secret.
  List<Variable> variables();
}
