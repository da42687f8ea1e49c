package dev.backsource.deployment.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of Kafka's clients that follow from a {@link KafkaLogin}. */
final class LoginSettings {
    private static final int LONGEST_PASSWORD = 1024;

    private final KafkaLogin login;

    LoginSettings(KafkaLogin login) {
        this.login = login;
    }

    /**
     * The settings by their names in the services, {@code kafka.…}; empty when nothing is set.
     *
     * @throws IllegalArgumentException when a file can't be read or one of two settings is missing, naming it
     */
    Map<String, String> all() {
        var settings = new LinkedHashMap<String, String>();
        if (login.user().isPresent() != login.passwordFile().isPresent()) {
            throw new IllegalArgumentException(
                    "backsource.kafka.user and backsource.kafka.password-file: set both or neither");
        }
        login.caFile().ifPresent(file -> addStore(settings, "truststore", "ca-file", file));
        login.certificateFile().ifPresent(file -> addStore(settings, "keystore", "certificate-file", file));
        if (!settings.isEmpty()) {
            settings.put("kafka.security.protocol", "SSL");
        }
        login.user().ifPresent(user -> {
            settings.put("kafka.security.protocol", "SASL_SSL");
            settings.put("kafka.sasl.mechanism", "SCRAM-SHA-512");
            settings.put(
                    "kafka.sasl.jaas.config",
                    scram(user, password(login.passwordFile().orElseThrow())));
        });
        return settings;
    }

    private static void addStore(Map<String, String> settings, String store, String setting, Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("backsource.kafka." + setting + ": " + file + " can't be read");
        }
        settings.put("kafka.ssl." + store + ".type", "PEM");
        settings.put("kafka.ssl." + store + ".location", file.toString());
    }

    private static String password(Path file) {
        try {
            var password = Files.readString(file).strip();
            if (password.isEmpty()
                    || password.length() > LONGEST_PASSWORD
                    || password.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("backsource.kafka.password-file: " + file
                        + " must have one line with the password, of 1 to " + LONGEST_PASSWORD + " characters");
            }
            return password;
        } catch (IOException e) {
            throw new IllegalArgumentException("backsource.kafka.password-file: " + file + " can't be read", e);
        }
    }

    private static String scram(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + quoted(user)
                + "\" password=\"" + quoted(password) + "\";";
    }

    /**
     * The text with octal escapes for characters that end a text for JAAS, or begin an expression or an escape for the
     * settings.
     */
    private static String quoted(String text) {
        return text.replace("\\", "\\134").replace("\"", "\\042").replace("$", "\\044");
    }
}
