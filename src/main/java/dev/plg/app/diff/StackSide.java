package dev.plg.app.diff;

import dev.plg.app.disk.Sources;
import dev.plg.app.generate.Generation;
import dev.plg.app.generate.Product;
import dev.plg.app.generate.Recipe;
import dev.plg.app.generate.SourceTexts;
import dev.plg.app.generate.TemplateFolder;
import dev.plg.app.settings.Settings;
import dev.plg.emit.Manifests;
import dev.plg.profile.Request;
import dev.plg.profile.SourceReader;
import dev.plg.yaml.Mapping;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The objects that plg would write of a stack.
final class StackSide {

  private StackSide() {}

  static SideReading ofProfile(String name, SideOptions options) {
    return of(
        name,
        new Request(
            Optional.of(name),
            List.of(),
            options.environment(),
            options.settings(),
            Optional.empty()),
        InputStream.nullInputStream());
  }

  /// @param in what `-` means
  static SideReading ofFile(String word, InputStream in, SideOptions options) {
    return of(
        word,
        new Request(
            Optional.empty(),
            List.of(word),
            options.environment(),
            options.settings(),
            Optional.empty()),
        in);
  }

  static SideReading ofText(String name, String text) {
    return of(
        name,
        new Request(Optional.empty(), List.of(name), Optional.empty(), List.of(), Optional.empty()),
        _ -> text.getBytes(StandardCharsets.UTF_8));
  }

  private static SideReading of(String word, Request request, InputStream in) {
    return of(word, request, new Sources(in));
  }

  private static SideReading of(String word, Request request, SourceReader sources) {
    Generation generation =
        Generation.of(
            Recipe.manifests(request),
            SourceTexts.of(sources),
            TemplateFolder.read(Optional.empty()),
            Settings.NONE);
    var builder = new SideBuilder(false);
    generation
        .product()
        .map(Product::deployment)
        .map(Manifests::objects)
        .orElse(List.of())
        .forEach((Mapping object) -> builder.add(object));
    var errors = new ArrayList<>(generation.report().findings());
    errors.removeIf(finding -> !finding.isError());
    return SideReading.of(word, builder, List.of(), errors);
  }
}
