package dev.backsource.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The session of a user at an OpenID provider: an access token, which expires, and a refresh token. A provider may accept a refresh token only once,
 * so the runs that share a session renew it one after the other, and the later ones find it renewed.
 */
public record ProviderSession(String profile, SecretFile file) implements Credential {
    private static final long MARGIN_SECONDS = 20;
    private static final String REVOCATION_ENDPOINT = "revocationEndpoint";
    private static final String CLIENT = "clientId";
    private static final String ACCESS_TOKEN = "accessToken";
    private static final String REFRESH_TOKEN = "refreshToken";

    @Override
    public String token() {
        var kept = kept();
        return isGood(kept) ? text(kept, ACCESS_TOKEN) : FileMutex.take(file.path(), () -> tokenOtherThan(""));
    }

    @Override
    public boolean runsOut() {
        return true;
    }

    /** A renewed token; null where the provider gave no refresh token. */
    @Override
    public @Nullable String renewed(String refused) {
        return kept().path(REFRESH_TOKEN).isTextual()
                ? FileMutex.take(file.path(), () -> tokenOtherThan(refused))
                : null;
    }

    /** Stores {@code grant} in place of the present session. */
    public void keep(ProviderGrant grant) {
        var kept = Documents.json().createObjectNode();
        kept.put("tokenEndpoint", grant.tokenEndpoint().toString());
        if (grant.revocationEndpoint() != null) {
            kept.put(REVOCATION_ENDPOINT, grant.revocationEndpoint().toString());
        }
        kept.put(CLIENT, grant.client());
        FileMutex.take(file.path(), () -> keep(kept, grant.answer()));
    }

    /** Ends the session, also at the provider, where that has a revocation endpoint (RFC 7009); deletes the file in any case. */
    @Override
    public void forget() {
        FileMutex.run(file.path(), this::revokeAndDelete);
    }

    @Override
    public String source() {
        return Messages.sourceSession(file.path());
    }

    private void revokeAndDelete() {
        try {
            var kept = kept();
            if (kept.path(REVOCATION_ENDPOINT).isTextual()
                    && kept.path(REFRESH_TOKEN).isTextual()) {
                new Provider(URI.create(text(kept, REVOCATION_ENDPOINT)))
                        .revoke(text(kept, CLIENT), text(kept, REFRESH_TOKEN));
            }
        } finally {
            file.forget();
            new SecretFile(FileMutex.lockOf(file.path())).forget();
        }
    }

    /** The token in this run's turn: one that another run has renewed meanwhile, or a renewed one. */
    private String tokenOtherThan(String refused) {
        var kept = kept();
        return isGood(kept) && !text(kept, ACCESS_TOKEN).equals(refused) ? text(kept, ACCESS_TOKEN) : renewed(kept);
    }

    private String renewed(ObjectNode kept) {
        if (!kept.path(REFRESH_TOKEN).isTextual()) {
            throw again();
        }
        var answer = new Provider(URI.create(text(kept, "tokenEndpoint")))
                .renew(text(kept, CLIENT), text(kept, REFRESH_TOKEN));
        return answer == null ? renewedByAnother(kept) : keep(kept, answer);
    }

    /** The token of a renewal outside the turns, by a program without them or on a file system without locks. */
    private String renewedByAnother(ObjectNode before) {
        var now = kept();
        if (now.path(ACCESS_TOKEN).equals(before.path(ACCESS_TOKEN))) {
            throw again();
        }
        return text(now, ACCESS_TOKEN);
    }

    /** Stores the response; returns the token. */
    private String keep(ObjectNode kept, JsonNode answer) {
        var token = ProviderGrant.accessToken(answer);
        kept.put(ACCESS_TOKEN, token);
        kept.put(
                "expiresAt",
                Instant.now().getEpochSecond() + answer.path("expires_in").asLong(60));
        if (answer.path("refresh_token").isTextual()) {
            kept.put(REFRESH_TOKEN, answer.path("refresh_token").asText());
        }
        file.write(Documents.toJson(kept));
        return token;
    }

    private static boolean isGood(JsonNode kept) {
        return Instant.now().getEpochSecond() + MARGIN_SECONDS
                < kept.path("expiresAt").asLong();
    }

    private ObjectNode kept() {
        try {
            if (Documents.read(file.read().getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode kept) {
                return kept;
            }
        } catch (IOException e) {
            // Reported below.
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
        return new FailureException(Exit.NOT_ALLOWED, Messages.sessionExpired(profile));
    }
}
