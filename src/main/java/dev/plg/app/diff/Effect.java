package dev.plg.app.diff;

import java.util.Locale;

/// What a difference does when it is applied, the gravest first. A difference has the first of
/// these that fits; none is for what fits nowhere else.
public enum Effect {
  LOSES_DATA("loses data"),
  RECREATED("requires recreating an object"),
  STORED("changes what is stored or found"),
  RESTARTS("restarts pods"),
  SCALES("starts or stops pods"),
  PORTS("opens or closes a port, or sends traffic elsewhere"),
  ACCESS("changes who may do what"),
  IN_PLACE("takes effect without a restart"),
  NOTHING("does nothing");

  private final String title;

  Effect(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /// As machines read it: `loses-data`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
