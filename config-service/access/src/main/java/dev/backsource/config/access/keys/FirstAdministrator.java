package dev.backsource.config.access.keys;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.PrivateFile;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.access.changes.AccessChanges;
import dev.backsource.config.access.changes.AccessRefresh;
import dev.backsource.config.audit.AuditedRequest;
import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.write.Write;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Creates the first administrator at the first start; then this instance begins to admit callers. */
@Singleton
final class FirstAdministrator {
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);
    private static final String HEADER = "Authorization: Bearer ";
    static final String NAME = "first-administrator";

    private final Optional<Path> file;
    private final AccessKeys keys;
    private final AccessChanges changes;
    private final AccessRefresh refresh;
    private final Sessions sessions;
    private final Clock clock;

    FirstAdministrator(
            AccessSettings settings,
            AccessKeys keys,
            AccessChanges changes,
            AccessRefresh refresh,
            Sessions sessions,
            Clock clock) {
        this.file = settings.administratorHeaderFile();
        this.keys = keys;
        this.changes = changes;
        this.refresh = refresh;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The database was there a moment ago, for its migrations; if it is gone now, the service doesn't start. */
    void start(@Observes StartupEvent event) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> sessions.write(
                        changes.whereNobodyAdministers(file.map(this::make).orElseGet(FirstAdministrator::miss))::in,
                        () -> {})
                .call(refresh::now));
        refresh.start();
    }

    /** If the transaction fails afterwards, the file is there, and the next start takes the key in it. */
    private Write<Void> make(Path header) {
        var token = Files.exists(header) ? read(header) : KeyToken.random();
        var wanted = new NewKey(NAME, NAME, NAME, null, List.of(RoleBinding.everywhere(Role.ADMINISTRATOR)));
        return session -> keys.replace(session, wanted, token, Caller.SERVICE)
                .call(issued -> ChangeEntry.write(
                        session,
                        AuditedRequest.ofTheService("createAccessKey"),
                        Caller.SERVICE,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        issued.key().id(),
                        ""))
                .invoke(issued -> PrivateFile.writeIfAbsent(header, HEADER + token.text() + "\n"))
                .invoke(issued -> LOG.infof(
                        "created the first administrator; the header line with its access key is in %s", header))
                .replaceWithVoid();
    }

    private static Write<Void> miss() {
        return session -> {
            LOG.warn("there is no administrator, so every request is refused; set"
                    + " backsource.access.administrator-header-file to create one");
            return Uni.createFrom().voidItem();
        };
    }

    /** @throws IllegalStateException when the file holds no key */
    private static KeyToken read(Path header) {
        try {
            var line = Files.readString(header, StandardCharsets.US_ASCII).strip();
            var token = KeyToken.parse(line.startsWith(HEADER) ? line.substring(HEADER.length()) : line);
            if (token == null) {
                throw new IllegalStateException(
                        header + " does not have \"" + HEADER + "bsk_…\"; delete the file to have it created again");
            }
            return token;
        } catch (IOException e) {
            throw new IllegalStateException("can't read the administrator's access key from " + header, e);
        }
    }
}
