package dev.plg;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.approvaltests.core.ApprovalWriter;
import org.approvaltests.core.VerifyResult;
import org.approvaltests.namer.ApprovalNamer;
import org.approvaltests.reporters.ReporterWithApprovalPower;

/// One comparison as ApprovalTests sees it: the names of both files, how the one is written, and
/// what happens where they differ.
record GoldenApproval(Path golden, Path received, String text, boolean accepting)
    implements ApprovalNamer, ApprovalWriter, ReporterWithApprovalPower {

  /// Line ends and the last newline count too.
  static VerifyResult sameBytes(File received, File approved) {
    try {
      return VerifyResult.from(
          approved.exists() && Files.mismatch(received.toPath(), approved.toPath()) < 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public File writeReceivedFile(File file) {
    write(received, text);
    return file;
  }

  @Override
  public boolean report(String receivedFile, String approvedFile) {
    return true; // what is said is the error; no diff tool is opened
  }

  @Override
  public VerifyResult approveWhenReported() {
    if (accepting) {
      write(golden, text);
    }
    return VerifyResult.from(accepting);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public File getReceivedFile(String extensionWithDot) {
    return received.toFile();
  }

  @Override
  public File getApprovedFile(String extensionWithDot) {
    return golden.toFile();
  }

  @Override
  public String getApprovalName() {
    return golden.getFileName().toString();
  }

  @Override
  public String getSourceFilePath() {
    return golden.toAbsolutePath().getParent().toString();
  }

  @Override
  public String getFileExtensionWithDot() {
    return "";
  }

  @Override
  public ApprovalNamer addAdditionalInformation(String information) {
    return this; // the name says it all
  }

  @Override
  public String getAdditionalInformation() {
    return "";
  }
}
