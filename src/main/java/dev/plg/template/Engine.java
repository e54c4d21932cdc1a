package dev.plg.template;

import freemarker.cache.StrongCacheStorage;
import freemarker.cache.TemplateLoader;
import freemarker.template.Configuration;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// FreeMarker, set up once a run.
final class Engine {

  /// Below 2.3.30 FreeMarker does not build the member access policy of its bean wrapper, half of
  /// its set-up time; no bean is ever wrapped here, since every value is one of [Values].
  // freemarker ClassIntrospectorBuilder: _VersionInts.V_2_3_30
  private static final Version BEHAVIOUR = new Version(2, 3, 29);

  private Engine() {}

  static Configuration reading(SortedMap<String, String> overrides) {
    var engine = new Configuration(BEHAVIOUR);
    engine.setTemplateLoader(new Loader(overrides));
    engine.setCacheStorage(new StrongCacheStorage());
    engine.setDefaultEncoding("UTF-8");
    engine.setLocalizedLookup(false);
    engine.setLocale(Locale.ROOT);
    engine.setNumberFormat("computer");
    engine.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    engine.setLogTemplateExceptions(false);
    engine.setWrapUncheckedExceptions(true);
    engine.setSharedVariable("y", new Values.PrintAsJson());
    return engine;
  }

  /// A user's text where there is one, else the class path's `templates/`.
  private record Loader(SortedMap<String, String> overrides) implements TemplateLoader {

    @Override
    public @Nullable Object findTemplateSource(String name) throws IOException {
      String text = overrides.get(name);
      return text == null ? shipped(name) : text;
    }

    private static @Nullable String shipped(String name) throws IOException {
      try (InputStream in = Engine.class.getResourceAsStream("/templates/" + name)) {
        return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    @Override
    public long getLastModified(Object source) {
      return 0;
    }

    @Override
    public Reader getReader(Object source, String encoding) {
      return new StringReader((String) source);
    }

    @Override
    public void closeTemplateSource(Object source) {
      // a text holds nothing open
    }
  }
}
