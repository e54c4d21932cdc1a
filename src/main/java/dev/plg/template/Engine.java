package dev.plg.template;

import freemarker.cache.StrongCacheStorage;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
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

  private Engine() {}

  static Configuration reading(SortedMap<String, String> overrides) {
    var engine = new Configuration(Configuration.VERSION_2_3_34);
    engine.setObjectWrapper(Engine::onlyValues);
    engine.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    engine.setTemplateLoader(new Loader(overrides));
    engine.setCacheStorage(new StrongCacheStorage());
    engine.setDefaultEncoding("UTF-8");
    engine.setLocalizedLookup(false);
    engine.setLocale(Locale.ROOT);
    engine.setNumberFormat("computer");
    engine.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    engine.setLogTemplateExceptions(false);
    engine.setWrapUncheckedExceptions(true);
    return engine;
  }

  /// Nothing that is not made for templates gets into one, so no template reaches a Java object.
  private static TemplateModel onlyValues(@Nullable Object object) throws TemplateModelException {
    return switch (object) {
      case TemplateModel model -> model;
      case String text -> new SimpleScalar(text);
      case null, default -> throw new TemplateModelException("not one of plg's values: " + object);
    };
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
