package dev.plg.alloy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each text is what `alloy fmt` of 1.18.1 leaves as it is.
class AlloyWriterTest {

  @Test
  void neighbouring_attributes_have_their_equals_signs_in_one_column() {
    assertEquals(
        """
        loki.write "default" {
        	max_streams = 5
        	a           = "b"

        	endpoint {
        		url       = "http://loki:3100"
        		tenant_id = "acme"
        	}

        	wal { }
        }
        """,
        AlloyWriter.write(
            List.of(
                Block.labelled(
                    "loki.write",
                    "default",
                    Attribute.of("max_streams", 5),
                    Attribute.of("a", "b"),
                    Block.of(
                        "endpoint",
                        Attribute.of("url", "http://loki:3100"),
                        Attribute.of("tenant_id", "acme")),
                    Block.of("wal")))));
  }

  @Test
  void an_attribute_of_several_lines_ends_a_run() {
    var fields = new LinkedHashMap<String, AlloyExpression>();
    fields.put("job", new AlloyExpression.Text("x"));
    fields.put("with-dash", AlloyExpression.variable("HOME"));
    assertEquals(
        """
        a "b" {
        	one    = 1
        	fields = {
        		job         = "x",
        		"with-dash" = sys.env("HOME"),
        	}
        	two = [x.y, z]
        }
        """,
        AlloyWriter.write(
            List.of(
                Block.labelled(
                    "a",
                    "b",
                    Attribute.of("one", 1),
                    new Attribute("fields", new AlloyExpression.Fields(fields)),
                    Attribute.codes("two", "x.y", "z")))));
  }

  @Test
  void an_object_in_a_list_begins_on_the_line_of_the_list() {
    var target = new LinkedHashMap<String, String>();
    target.put("__path__", "/var/log/*.log");
    target.put("job", "x");
    assertEquals(
        """
        local.file_match "a" {
        	path_targets = [{
        		__path__ = "/var/log/*.log",
        		job      = "x",
        	}]
        }
        """,
        AlloyWriter.write(
            List.of(
                Block.labelled(
                    "local.file_match",
                    "a",
                    new Attribute(
                        "path_targets",
                        new AlloyExpression.Items(List.of(AlloyExpression.fields(target))))))));
  }

  @Test
  void what_would_be_escaped_is_in_back_quotes() {
    assertEquals(
        """
        // why
        a {
        	regex = `\\d+"`
        	both  = "`\\\\\\"\\n\\t\\u0001"
        	plain = "$1/é"
        }

        b { }
        """,
        AlloyWriter.write(
            List.of(
                Block.of(
                        "a",
                        Attribute.of("regex", "\\d+\""),
                        Attribute.of("both", "`\\\"\n\t\u0001"),
                        Attribute.of("plain", "$1/é"))
                    .about("why"),
                Block.of("b"))));
  }
}
