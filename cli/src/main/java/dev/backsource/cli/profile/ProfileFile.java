package dev.backsource.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code config.yaml}: the profiles by their names, and which one is taken where none is named. It holds no secrets itself. */
public final class ProfileFile {
    private static final int MOST_BYTES = 256 * 1024;
    private static final String DEFAULT = "default";
    private static final String PROFILES = "profiles";
    private static final Set<String> FIELDS =
            Set.of("server", "plain-http", "token-file", "session-file", "keyring", "credential-command");

    private final Environment environment;
    private final Path path;
    private final ObjectNode content;

    private ProfileFile(Environment environment, Path path, ObjectNode content) {
        this.environment = environment;
        this.path = path;
        this.content = content;
    }

    /** Reads the file; empty where there is none. */
    public static ProfileFile read(Environment environment) {
        var path = environment.folder().resolve("config.yaml");
        if (!Files.exists(path)) {
            return new ProfileFile(environment, path, Documents.json().createObjectNode());
        }
        try (var file = Files.newInputStream(path)) {
            var bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw FailureException.usage(Messages.tooLarge(path, MOST_BYTES));
            }
            var read = Documents.yaml().readTree(new String(bytes, StandardCharsets.UTF_8));
            if (read == null || read.isMissingNode() || read.isNull()) {
                return new ProfileFile(environment, path, Documents.json().createObjectNode());
            }
            if (!(read instanceof ObjectNode content) || !content.path(PROFILES).isObject()) {
                throw FailureException.usage(Messages.invalidProfileFile(path));
            }
            return new ProfileFile(environment, path, content);
        } catch (IOException e) {
            throw FailureException.usage(Messages.unreadable(path, firstLine(e)));
        }
    }

    /** The profile that is taken where none is named; null where there is none. */
    public @Nullable String defaultName() {
        return content.path(DEFAULT).isTextual() ? content.path(DEFAULT).asText() : null;
    }

    public Set<String> names() {
        var names = new TreeSet<String>();
        content.path(PROFILES).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Fails where there is none of that name, or it can't be used. */
    public Profile get(String name) {
        var profile = content.path(PROFILES).path(Profile.requireName(name));
        if (!profile.isObject()) {
            throw FailureException.usage(Messages.unknownProfile(path, name, names()));
        }
        profile.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw wrong(name, field, Messages.unknownField(new TreeSet<>(FIELDS)));
            }
        });
        return new Profile(
                name,
                Profile.server(text(name, profile, "server")),
                credential(name, profile),
                flag(name, profile, "plain-http"));
    }

    /** Adds a profile, or puts it in the place of the one of its name. The first becomes the default. */
    public void put(String name, ObjectNode profile) {
        content.withObject("/" + PROFILES).set(Profile.requireName(name), profile);
        if (defaultName() == null) {
            content.put(DEFAULT, name);
        }
        new SecretFile(path).write(Documents.toYaml(content));
    }

    /** Makes a profile the default. Fails where there is none of that name, or it can't be used. */
    public void use(String name) {
        get(name);
        content.put(DEFAULT, name);
        new SecretFile(path).write(Documents.toYaml(content));
    }

    /** Takes a profile out. If it is the default, there is none then. Fails where there is none of that name. */
    public void remove(String name) {
        content.withObject("/" + PROFILES).remove(name);
        if (name.equals(defaultName())) {
            content.remove(DEFAULT);
        }
        new SecretFile(path).write(Documents.toYaml(content));
    }

    private Credential credential(String name, JsonNode profile) {
        if (profile.has("token-file")) {
            return new SecretFile(environment.path(text(name, profile, "token-file"), environment.folder()));
        }
        if (profile.has("session-file")) {
            return new ProviderSession(
                    name, new SecretFile(environment.path(text(name, profile, "session-file"), environment.folder())));
        }
        if (flag(name, profile, "keyring")) {
            return new Keyring(environment, name);
        }
        if (profile.has("credential-command")) {
            return new CommandCredential(words(name, profile.path("credential-command")));
        }
        throw wrong(name, "token-file", Messages.keySourceMissing());
    }

    private String text(String name, JsonNode profile, String field) {
        var value = profile.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw wrong(name, field, Messages.mustBeText());
        }
        return value.asText();
    }

    private boolean flag(String name, JsonNode profile, String field) {
        var value = profile.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(name, field, Messages.mustBeBoolean());
        }
        return value.asBoolean();
    }

    private List<String> words(String name, JsonNode command) {
        var words = new ArrayList<String>();
        command.forEach(word -> words.add(word.asText()));
        if (!command.isArray() || words.isEmpty()) {
            throw wrong(name, "credential-command", Messages.mustBeCommand());
        }
        return words;
    }

    private FailureException wrong(String name, String field, String why) {
        return FailureException.usage(Messages.invalidProfile(path, name, field, why));
    }

    private static String firstLine(IOException e) {
        var message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
