package dev.backsource.cli.profile;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of the environment, and the folder of the program's own files. */
public record Environment(Map<String, String> variables) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /** The value of a variable; null where it is missing or empty. */
    public @Nullable String get(String name) {
        var value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** {@code ~/.config/backsource}, or the folder below XDG_CONFIG_HOME (XDG Base Directory Specification). */
    public Path folder() {
        var configured = get("XDG_CONFIG_HOME");
        return configured != null && Path.of(configured).isAbsolute()
                ? Path.of(configured, "backsource")
                : home().resolve(".config/backsource");
    }

    /** A path from a user's file: {@code ~/} is the home folder, and relative paths are below {@code folder}. */
    Path path(String written, Path folder) {
        return written.startsWith("~/") ? home().resolve(written.substring(2)) : folder.resolve(written);
    }

    private Path home() {
        var home = get("HOME");
        return Path.of(home == null ? System.getProperty("user.home", ".") : home);
    }
}
