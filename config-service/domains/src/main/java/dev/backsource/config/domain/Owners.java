package dev.backsource.config.domain;

import dev.backsource.config.database.Sessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The teams that own domains. */
@ApplicationScoped
public class Owners {
    private static final String OF = "select name, team from domain where name in (:names) and team is not null";

    private final Sessions sessions;

    Owners(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The teams by the domains' names, without domains of no team and unknown domains. */
    public Uni<Map<String, String>> of(Collection<String> names) {
        return names.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sessions.read(session -> session.createNativeQuery(OF, Object[].class)
                                .setParameter("names", names)
                                .getResultList())
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])));
    }
}
