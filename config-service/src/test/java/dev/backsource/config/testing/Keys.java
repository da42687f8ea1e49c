package dev.backsource.config.testing;

import dev.backsource.testing.access.TestAdministrator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes access keys, for callers who may do less than the administrator. */
public final class Keys {
    private static final String KEYS = "/api/v1/access-keys";

    private final Client client;
    private final String authorization;

    /** By the administrator of all tests. */
    public Keys(Client client) {
        this(client, TestAdministrator.AUTHORIZATION);
    }

    /** By whoever sends this in {@code Authorization}. */
    public Keys(Client client, String authorization) {
        this.client = client;
        this.authorization = authorization;
    }

    /**
     * A key.
     *
     * @param authorization what a request with it has in {@code Authorization}
     */
    public record Key(String id, String authorization) {
        /** As it is sent without the scheme. */
        public String token() {
            return authorization.substring("Bearer ".length());
        }

        /** The name and the value of {@code Authorization}, as {@link Client} takes headers. */
        public String[] header() {
            return new String[] {"Authorization", authorization};
        }

        public String path() {
            return KEYS + "/" + id;
        }
    }

    /** For all domains, or for those of the names. */
    public Key of(String role, String... names) {
        return make("{\"role\": \"%s\"%s}".formatted(role, list(names)));
    }

    /** For the domains of a team, or for those of the names. */
    public Key ofTeam(String team, String role, String... names) {
        return make("{\"role\": \"%s\", \"team\": \"%s\"%s}".formatted(role, team, list(names)));
    }

    /** With these roles, in JSON. */
    public Key make(String... roles) {
        var name = Client.freshName().substring(0, 20);
        var answer = client.post(
                KEYS,
                "{\"name\": \"%s\", \"roles\": [%s]}".formatted(name, String.join(",", roles)),
                "Authorization",
                authorization);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.response().body());
        }
        return new Key(
                answer.json().at("/key/id").asText(),
                "Bearer " + answer.json().path("token").asText());
    }

    private static String list(String... names) {
        return names.length == 0
                ? ""
                : Stream.of(names)
                        .map(name -> "\"" + name + "\"")
                        .collect(Collectors.joining(",", ", \"names\": [", "]"));
    }
}
