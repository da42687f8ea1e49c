package dev.backsource.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an OpenID provider gave when somebody signed in there: a token that runs out, and one that it is renewed by. */
public record ProviderSession(String profile, SecretFile file) implements Credential {
    private static final long MARGIN_SECONDS = 20;
    private static final String REVOCATION_ENDPOINT = "revocationEndpoint";

    @Override
    public String token() {
        var kept = kept();
        if (Instant.now().getEpochSecond() + MARGIN_SECONDS
                < kept.path("expiresAt").asLong()) {
            return text(kept, "accessToken");
        }
        return renewed(kept);
    }

    /**
     * Keeps what the provider's token endpoint answered (RFC 6749 §5.1).
     *
     * @param revocationEndpoint null where the provider has none
     */
    public void keep(URI tokenEndpoint, @Nullable URI revocationEndpoint, String client, JsonNode answer) {
        var kept = Documents.json().createObjectNode();
        kept.put("tokenEndpoint", tokenEndpoint.toString());
        if (revocationEndpoint != null) {
            kept.put(REVOCATION_ENDPOINT, revocationEndpoint.toString());
        }
        kept.put("clientId", client);
        keep(kept, answer);
    }

    /** Also at the provider, where that has a place for it (RFC 7009); the file goes in any case. */
    @Override
    public void forget() {
        try {
            var kept = kept();
            if (kept.path(REVOCATION_ENDPOINT).isTextual()
                    && kept.path("refreshToken").isTextual()) {
                new Provider(URI.create(text(kept, REVOCATION_ENDPOINT)))
                        .revoke(text(kept, "clientId"), text(kept, "refreshToken"));
            }
        } finally {
            file.forget();
        }
    }

    @Override
    public String source() {
        return "the session at the provider, in " + file.path();
    }

    private String renewed(ObjectNode kept) {
        if (!kept.path("refreshToken").isTextual()) {
            throw again();
        }
        var answer = new Provider(URI.create(text(kept, "tokenEndpoint")))
                .renew(text(kept, "clientId"), text(kept, "refreshToken"));
        if (answer == null) {
            return renewedByAnother(kept);
        }
        keep(kept, answer);
        return text(kept, "accessToken");
    }

    /** Two runs may renew at once, and a provider takes the same token only once. */
    private String renewedByAnother(ObjectNode before) {
        var now = kept();
        if (now.path("accessToken").equals(before.path("accessToken"))) {
            throw again();
        }
        return text(now, "accessToken");
    }

    private void keep(ObjectNode kept, JsonNode answer) {
        var token = answer.path("access_token").asText("");
        if (!Credential.isToken(token)) {
            throw FailureException.usage("the provider answered without an access token");
        }
        kept.put("accessToken", token);
        kept.put(
                "expiresAt",
                Instant.now().getEpochSecond() + answer.path("expires_in").asLong(60));
        if (answer.path("refresh_token").isTextual()) {
            kept.put("refreshToken", answer.path("refresh_token").asText());
        }
        file.write(Documents.toJson(kept));
    }

    private ObjectNode kept() {
        try {
            if (Documents.read(file.read().getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode kept) {
                return kept;
            }
        } catch (IOException e) {
            // Said below.
        }
        throw again();
    }

    private String text(JsonNode kept, String field) {
        if (!kept.path(field).isTextual()) {
            throw again();
        }
        return kept.path(field).asText();
    }

    private FailureException again() {
        return new FailureException(
                Exit.NOT_ALLOWED, "the session at the provider has run out; run backsource login --profile " + profile);
    }
}
