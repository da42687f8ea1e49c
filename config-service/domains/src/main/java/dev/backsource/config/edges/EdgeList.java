package dev.backsource.config.edges;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.event.EdgeId;
import dev.backsource.policy.signature.KeyText;
import dev.backsource.policy.signature.TrustedKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operator's list of edges: their ids, and by id the edge's public key, if the list has one. */
record EdgeList(Map<String, TrustedKeys> edges) {
    private static final int MOST = 10_000;

    EdgeList {
        edges = Map.copyOf(edges);
    }

    /**
     * Parses the list: an id on each line, followed by the key in the form of the edge's log; {@code #} begins a comment.
     *
     * @throws IllegalArgumentException naming the wrong line
     */
    static EdgeList parse(List<String> lines) {
        var edges = new HashMap<String, TrustedKeys>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).replaceAll("#.*", "").strip();
            if (!line.isEmpty()) {
                add(edges, line.split("\\s+"), i + 1);
            }
        }
        if (edges.size() > MOST) {
            throw new IllegalArgumentException("there are " + edges.size() + " edges; the limit is " + MOST);
        }
        return new EdgeList(edges);
    }

    private static void add(Map<String, TrustedKeys> to, String[] words, int line) {
        try {
            if (words.length > 2) {
                throw new IllegalArgumentException("an entry has more than an ID and a key");
            }
            var keys = words.length == 1 ? TrustedKeys.none() : TrustedKeys.of(List.of(KeyText.ofLine(words[1])));
            if (to.put(EdgeId.require(words[0]), keys) != null) {
                throw new IllegalArgumentException("edge " + words[0] + " is listed twice");
            }
        } catch (InvalidValueException e) {
            throw new IllegalArgumentException("line " + line + ": " + e.detail(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + line + ": " + e.getMessage(), e);
        }
    }

    boolean has(String edge) {
        return edges.containsKey(edge);
    }

    /** The key that the edge has to sign with; null when it needs none. */
    @Nullable
    TrustedKeys keyOf(String edge) {
        var keys = edges.get(edge);
        return keys == null || keys.believeAll() ? null : keys;
    }
}
