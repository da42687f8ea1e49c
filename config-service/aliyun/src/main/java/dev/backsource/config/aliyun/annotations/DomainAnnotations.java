package dev.backsource.config.aliyun.annotations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.Statement;
import dev.backsource.config.domain.JoinedNames;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The annotations of domains, in the database. */
@ApplicationScoped
public class DomainAnnotations {
    private static final String OF = "select domain, cdn_type, cast(tags as text), functions from aliyun_annotation"
            + " where domain = any(string_to_array(:names, ' '))";
    private static final String TYPES = "select domain, cdn_type from aliyun_annotation"
            + " where domain = any(string_to_array(:names, ' ')) and cdn_type <> '" + Annotations.USUAL_TYPE + "'";
    private static final Statement KEEP = new Statement("""
            insert into aliyun_annotation (domain, cdn_type, tags, functions)
            values (:domain, :type, cast(cast(:tags as text) as jsonb), :functions)
            on conflict (domain) do update set cdn_type = excluded.cdn_type, tags = excluded.tags, functions = excluded.functions""");

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, Map<String, String>>> FUNCTIONS = new TypeReference<>() {};

    private final Sessions sessions;

    DomainAnnotations(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The annotations of a domain; a domain that doesn't exist has none. */
    public Uni<Annotations> of(DomainName name) {
        return sessions.read(session -> read(session, name));
    }

    /** The annotations of some domains, by name; domains without annotations are left out. */
    public Uni<Map<String, Annotations>> of(Collection<DomainName> names) {
        return sessions.read(session -> session.createNativeQuery(OF, Object[].class)
                        .setParameter("names", JoinedNames.of(names))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], DomainAnnotations::annotations)));
    }

    /** The kinds of content of some domains, by name; domains of the usual kind are left out. */
    public Uni<Map<String, String>> cdnTypes(Collection<DomainName> names) {
        return names.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sessions.read(session -> session.createNativeQuery(TYPES, Object[].class)
                                .setParameter("names", JoinedNames.of(names))
                                .getResultList())
                        .map(rows -> {
                            var types = new HashMap<String, String>();
                            rows.forEach(row -> types.put((String) row[0], (String) row[1]));
                            return types;
                        });
    }

    /** Changes the annotations of a domain that the session's transaction holds locked. */
    public Uni<Integer> change(Mutiny.Session session, DomainName name, UnaryOperator<Annotations> edit) {
        return read(session, name).chain(before -> {
            var next = edit.apply(before);
            return next.equals(before) ? Uni.createFrom().item(0) : keep(session, name, next);
        });
    }

    private static Uni<Annotations> read(Mutiny.Session session, DomainName name) {
        return session.createNativeQuery(OF, Object[].class)
                .setParameter("names", name.value())
                .getSingleResultOrNull()
                .map(row -> row == null ? Annotations.NONE : annotations(row));
    }

    private static Uni<Integer> keep(Mutiny.Session session, DomainName name, Annotations annotations) {
        return KEEP.in(session)
                .set("domain", name.value())
                .set("type", annotations.cdnType())
                .set("tags", json(annotations.tags()))
                .set("functions", json(annotations.functions()))
                .execute();
    }

    private static Annotations annotations(Object[] row) {
        try {
            return new Annotations(
                    (String) row[1],
                    MAPPER.readValue((String) row[2], TAGS),
                    MAPPER.readValue((String) row[3], FUNCTIONS));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
