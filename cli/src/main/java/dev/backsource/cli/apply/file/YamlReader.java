package dev.backsource.cli.apply.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backsource.cli.message.Messages;
import dev.backsource.policy.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A reader of untrusted YAML: no types but JSON's (YAML 1.2's core schema, so that {@code no} is a text), no key twice, and no more values than a
 * domain may have, with those behind aliases counted each time.
 */
final class YamlReader {
    /** The most values of a document: all rules that a domain may have, with room. */
    static final int MAX_VALUES = 2_000;

    private static final int MAX_DEPTH = 16;
    private static final Tag PLAIN = new Tag("plain");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Resolver RESOLVER = new PlainResolver();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();
    private int values;

    private YamlReader(String file) {
        this.file = file;
    }

    /**
     * The documents of a file that are not empty.
     *
     * @throws BadFilesException when the file isn't YAML, or is more than data
     */
    static List<YamlDocument> read(FileText file) {
        var documents = new ArrayList<YamlDocument>();
        try {
            var options = options();
            var composer = new Composer(new UntaggedYaml(file.text(), options), RESOLVER, options);
            while (composer.checkNode()) {
                var reader = new YamlReader(file.name());
                var root = composer.getNode();
                reader.lines.put("", line(root));
                var tree = reader.json(root, "", 0);
                if (!tree.isNull()) {
                    documents.add(new YamlDocument(file.name(), tree, Map.copyOf(reader.lines)));
                }
            }
        } catch (MarkedYAMLException e) {
            throw BadFilesException.of(file.name(), line(e), shown(reason(e)));
        } catch (ReaderException e) {
            throw BadFilesException.of(
                    file.name(), lineAt(file.text(), e.getPosition()), Messages.invalidCharacter(e.getCodePoint()));
        } catch (YAMLException e) {
            throw BadFilesException.of(file.name(), 1, shown(String.valueOf(e.getMessage())));
        }
        return documents;
    }

    private JsonNode json(Node node, String path, int depth) {
        if (depth > MAX_DEPTH) {
            throw fault(node, Messages.tooDeep(MAX_DEPTH));
        }
        if (++values > MAX_VALUES) {
            throw fault(node, Messages.tooManyValues(MAX_VALUES));
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, path, depth);
        }
        return node instanceof SequenceNode sequence ? array(sequence, path, depth) : scalar((ScalarNode) node);
    }

    private JsonNode object(MappingNode mapping, String path, int depth) {
        var object = JSON.objectNode();
        for (var entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw fault(entry.getKeyNode(), Messages.fieldNameNotText());
            }
            var name = key.getValue();
            if (object.has(name)) {
                throw fault(key, Messages.duplicateField(Printable.of(name)));
            }
            var at = path.isEmpty() ? name : path + "." + name;
            lines.put(at, line(key));
            object.set(name, json(entry.getValueNode(), at, depth + 1));
        }
        return object;
    }

    private JsonNode array(SequenceNode sequence, String path, int depth) {
        var array = JSON.arrayNode();
        for (var entry : sequence.getValue()) {
            var at = path + "[" + array.size() + "]";
            lines.put(at, line(entry));
            array.add(json(entry, at, depth + 1));
        }
        return array;
    }

    private JsonNode scalar(ScalarNode scalar) {
        var text = scalar.getValue();
        if (!scalar.getTag().equals(PLAIN)) {
            return JSON.textNode(text);
        }
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> JSON.nullNode();
            case "true", "True", "TRUE" -> JSON.booleanNode(true);
            case "false", "False", "FALSE" -> JSON.booleanNode(false);
            default ->
                WHOLE_NUMBER.matcher(text).matches() ? JSON.numberNode(Long.parseLong(text)) : JSON.textNode(text);
        };
    }

    private BadFilesException fault(Node node, String detail) {
        return BadFilesException.of(file, line(node), detail);
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(FileText.MAX_BYTES);
        options.setNestingDepthLimit(2 * MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_VALUES);
        return options;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static int line(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        return mark == null ? 1 : mark.getLine() + 1;
    }

    private static String reason(MarkedYAMLException e) {
        var problem = e.getProblem() == null ? "" : e.getProblem();
        return e.getContext() == null ? problem : e.getContext() + ": " + problem;
    }

    private static String shown(String reason) {
        return Messages.invalidYaml(Printable.of(reason, Printable.SENTENCE));
    }

    private static int lineAt(String text, int codePoints) {
        var end = text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    /** Leaves the meaning of plain values to the reader. */
    private static final class PlainResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // None: a date, a sexagesimal number or a yes is a text.
        }

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return switch (kind) {
                case mapping -> Tag.MAP;
                case sequence -> Tag.SEQ;
                default -> implicit ? PLAIN : Tag.STR;
            };
        }
    }
}
