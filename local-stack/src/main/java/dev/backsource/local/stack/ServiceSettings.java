package dev.backsource.local.stack;

import dev.backsource.infrastructure.OwnerOnlyFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The settings of a service in a file that only its owner may read: passwords and tokens are among them, and a command line
 * is seen by every user of the machine.
 */
record ServiceSettings(Path folder, String service) {
    /** Above the settings of the service's own files and of its environment. */
    private static final String ORDINAL = "400";

    /** The settings that the JDK itself reads, as system properties, since it knows no such file; none of them is a secret. */
    static List<String> ofTheJvm(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(setting ->
                        setting.getKey().startsWith("jdk.") || setting.getKey().startsWith("java."))
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    Path file() {
        return folder.resolve(service + ".properties");
    }

    /** Writes them; returns the argument by which the service reads them. */
    String write(Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        properties.setProperty("config_ordinal", ORDINAL);
        try (var text = new ByteArrayOutputStream()) {
            properties.store(text, null);
            OwnerOnlyFiles.folder(folder);
            OwnerOnlyFiles.write(file(), text.toString(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "-Dsmallrye.config.locations=" + file();
    }
}
