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

    /** Null where it is missing or empty. */
    public @Nullable String get(String name) {
        var value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** {@code ~/.config/backsource}, or where XDG_CONFIG_HOME has it (XDG Base Directory Specification). */
    public Path folder() {
        var configured = get("XDG_CONFIG_HOME");
        return configured != null && Path.of(configured).isAbsolute()
                ? Path.of(configured, "backsource")
                : home().resolve(".config/backsource");
    }

    /** A path as people write it in a file: {@code ~/} is their own folder, and what is relative is below {@code folder}. */
    Path path(String written, Path folder) {
        return written.startsWith("~/") ? home().resolve(written.substring(2)) : folder.resolve(written);
    }

    private Path home() {
        var home = get("HOME");
        return Path.of(home == null ? System.getProperty("user.home", ".") : home);
    }
}
