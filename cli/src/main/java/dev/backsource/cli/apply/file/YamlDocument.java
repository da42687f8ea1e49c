package dev.backsource.cli.apply.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One document of a file.
 *
 * @param file the file's name
 * @param tree its content
 * @param lines the line of each field, by its path
 */
record YamlDocument(String file, JsonNode tree, Map<String, Integer> lines) {
    /** The place of the field, or of the object around it when the field is absent. */
    FilePosition place(String path) {
        return new FilePosition(file, lineOf(path, lines));
    }

    static int lineOf(String path, Map<String, Integer> lines) {
        var at = path;
        while (!at.isEmpty()) {
            var line = lines.get(at);
            if (line != null) {
                return line;
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return lines.getOrDefault("", 1);
    }
}
