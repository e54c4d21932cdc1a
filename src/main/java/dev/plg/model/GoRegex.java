package dev.plg.model;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression as programs written in Go read it: RE2, without look-around and
/// back-references. It is refused here where Go would refuse it; the event exporter ignores such a
/// one, and the rule it is in never matches.
// go src/regexp/syntax/doc.go; kubernetes-event-exporter v1.7 pkg/exporter/rule.go:12
public record GoRegex(String text) {

  /// Escapes that Go does not know, after those of its own are taken out.
  private static final Pattern FOREIGN_ESCAPE =
      Pattern.compile("\\\\(?![aftnrvxCQEdDsSwWbBAzpP0-7]|[^A-Za-z0-9])");

  private static final Pattern BACK_REFERENCE = Pattern.compile("\\\\[1-9]");
  private static final Pattern LOOK_AROUND = Pattern.compile("\\(\\?(=|!|<=|<!|>)");
  private static final Pattern TWICE_REPEATED =
      Pattern.compile("[*+?}][*+]|\\*\\?[*+?]|[*+?}]\\{[0-9]");
  private static final Pattern LARGE_REPEAT =
      Pattern.compile(
          "\\{([0-9]{5,}|[0-9]*,?(100[1-9]|10[1-9][0-9]|1[1-9][0-9]{2}|[2-9][0-9]{3}))[,}]");
  private static final Pattern FLAGS =
      Pattern.compile("\\(\\?[a-zA-Z-]*[^imsU:P<)a-zA-Z-]|\\(\\?[imsU-]*[a-hj-lnoq-zA-OQ-TV-Z]");

  public GoRegex {
    String bare = text.replace("\\\\", "");
    String outside = bare.replaceAll("\\\\.", "a").replaceAll("\\[\\^?]?[^]]*]", "a");
    refuse(LOOK_AROUND, outside, text, "Go has no look-around");
    refuse(BACK_REFERENCE, bare, text, "Go has no back-references");
    refuse(FOREIGN_ESCAPE, bare, text, "Go knows no such escape");
    refuse(TWICE_REPEATED, outside, text, "a repetition is repeated");
    refuse(LARGE_REPEAT, outside, text, "Go repeats at most 1000 times");
    refuse(FLAGS, outside, text, "Go knows no such flag or group");
    try {
      Pattern.compile(
          text.replace("(?P<", "(?<").replace("(?U", "(?").replace("\\z", "$").replace("\\C", "."));
    } catch (PatternSyntaxException e) {
      throw new InvalidValue(
          "'%s' is not a regular expression: %s".formatted(text, e.getDescription()),
          text.startsWith("*") ? "write '.*' to match anything, as in '." + text + "'" : "");
    }
  }

  private static void refuse(Pattern pattern, String bare, String text, String why) {
    InvalidValue.unless(
        !pattern.matcher(bare).find(),
        () -> "'%s' is not a regular expression of Go: %s".formatted(text, why),
        () -> "write it without, as RE2 asks");
  }

  /// The same expression without a dollar: programs that expand environment variables in their
  /// configuration would take it, and what follows, for the name of one.
  public String withoutDollar() {
    var out = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        out.append(text.charAt(i) == '$' ? "\\x24" : "\\" + text.charAt(i));
      } else if (c == '$') {
        out.append(inClass ? "\\x24" : "\\z");
      } else {
        int named = inClass && text.startsWith("[:", i) ? text.indexOf(":]", i) : -1;
        int last = named < 0 ? i : named + 1;
        inClass = c == '[' || (inClass && c != ']');
        out.append(text, i, last + 1);
        i = last;
      }
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
