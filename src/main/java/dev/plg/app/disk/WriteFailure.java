package dev.plg.app.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The product could not be delivered. The message is one sentence that names the place and the
/// cause.
public final class WriteFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private WriteFailure(String message, IOException cause) {
    super(message, cause);
  }

  public static WriteFailure of(Path target, IOException cause) {
    return cause instanceof WriteFailure known ? known : of("'" + target + "'", cause);
  }

  public static WriteFailure ofStandardOutput(IOException cause) {
    return of("to standard output", cause);
  }

  private static WriteFailure of(String target, IOException cause) {
    return new WriteFailure("cannot write " + target + ": " + reason(cause), cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /// The cause without the file's name, which an exception of the file system repeats.
  public static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file exists where a directory is needed";
      case NotDirectoryException _ -> "not a directory";
      case NoSuchFileException _ -> "no such file or directory";
      case FileSystemException failure -> text(failure.getReason(), failure);
      default -> text(cause.getMessage(), cause);
    };
  }

  private static String text(@Nullable String message, IOException cause) {
    return Optional.ofNullable(message)
        .map(text -> text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1))
        .orElse(cause.getClass().getSimpleName());
  }
}
