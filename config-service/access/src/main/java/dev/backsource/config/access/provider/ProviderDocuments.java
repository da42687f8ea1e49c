package dev.backsource.config.access.provider;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The provider's metadata (OpenID Connect Discovery 1.0) and keys. They are read again from time to time; while the provider is down, the
 * previous ones count.
 */
@Singleton
final class ProviderDocuments {
    private static final Logger LOG = Logger.getLogger(ProviderDocuments.class);
    private static final Duration OLD = Duration.ofMinutes(10);
    /** A token with an unknown key may be a stranger's; during this pause such tokens cause no request to the provider. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int MAX_KEYS = 100;

    private final ProviderHttp http;
    private final Clock clock;
    private volatile @Nullable Documents known;
    private volatile @Nullable Throwable trouble;
    /** Guarded by this. */
    private @Nullable Uni<Documents> reading;

    private Instant tried = Instant.EPOCH;

    ProviderDocuments(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** The documents as read at one time. */
    record Documents(OIDCProviderMetadata metadata, JWKSet keys, Instant read) {
        boolean haveKey(@Nullable String id) {
            return id == null ? !keys.isEmpty() : keys.getKeyByKeyId(id) != null;
        }
    }

    /** The failure of the last read; null when it succeeded. */
    @Nullable
    Throwable trouble() {
        return trouble;
    }

    /** The documents of now, or of a few seconds ago. Fails with {@link ProviderUnavailableException}. */
    Uni<Documents> now(KnownProvider provider) {
        var documents = known;
        return documents != null && trouble == null && isYoungerThan(PAUSE, documents.read)
                ? Uni.createFrom().item(documents)
                : read(provider);
    }

    /**
     * The documents with the key that a token names, if the provider has it.
     *
     * @param key null when the token names none
     */
    Uni<Documents> withKey(KnownProvider provider, @Nullable String key) {
        var documents = known;
        if (documents == null) {
            return read(provider);
        }
        if (documents.haveKey(key)) {
            if (!isYoungerThan(OLD, documents.read)) {
                read(provider).subscribe().with(read -> {}, failure -> {});
            }
            return Uni.createFrom().item(documents);
        }
        return read(provider).onFailure().recoverWithItem(documents);
    }

    private boolean isYoungerThan(Duration age, Instant time) {
        return clock.instant().isBefore(time.plus(age));
    }

    /** One read at a time, shared by all callers, and none too soon after the last. */
    private synchronized Uni<Documents> read(KnownProvider provider) {
        var coming = reading;
        if (coming != null) {
            return coming;
        }
        if (isYoungerThan(PAUSE, tried)) {
            return last();
        }
        tried = clock.instant();
        var begun = http.get(provider.server())
                .map(answer -> metadata(provider, answer))
                .chain(metadata ->
                        http.get(metadata.getJWKSetURI()).map(answer -> documents(metadata, keys(provider, answer))))
                .onFailure(failure -> !(failure instanceof ProviderUnavailableException))
                .transform(failure -> new ProviderUnavailableException("the response can't be read"))
                .onItemOrFailure()
                .invoke(this::ended)
                .memoize()
                .indefinitely();
        reading = begun;
        return begun;
    }

    private Uni<Documents> last() {
        var failure = trouble;
        var documents = known;
        return failure == null && documents != null
                ? Uni.createFrom().item(documents)
                : Uni.createFrom()
                        .failure(
                                failure == null
                                        ? new ProviderUnavailableException("it has not been queried yet")
                                        : failure);
    }

    private synchronized void ended(@Nullable Documents read, @Nullable Throwable failure) {
        reading = null;
        if (read != null) {
            known = read;
        }
        if (failure != null && trouble == null) {
            LOG.warn(failure.getMessage());
        } else if (failure == null && trouble != null) {
            LOG.info("the OpenID provider is reachable again");
        }
        trouble = failure;
    }

    /** Unchanged keys stay the same object, by which others detect a change. */
    private Documents documents(OIDCProviderMetadata metadata, JWKSet keys) {
        var before = known;
        var same = before != null && before.keys.equals(keys) ? before.keys : keys;
        return new Documents(metadata, same, clock.instant());
    }

    private static OIDCProviderMetadata metadata(KnownProvider provider, HTTPResponse answer) {
        try {
            var metadata = OIDCProviderMetadata.parse(body(provider.server(), answer));
            if (!metadata.getIssuer().equals(provider.issuer())) {
                throw new ProviderUnavailableException("its issuer differs from backsource.access.oidc.issuer");
            }
            if (metadata.getAuthorizationEndpointURI() == null
                    || !provider.mayAsk(metadata.getTokenEndpointURI())
                    || !provider.mayAsk(metadata.getJWKSetURI())) {
                throw new ProviderUnavailableException("its metadata has no allowed endpoints");
            }
            return metadata;
        } catch (ParseException e) {
            throw new ProviderUnavailableException("its metadata can't be read");
        }
    }

    private static JWKSet keys(KnownProvider provider, HTTPResponse answer) {
        try {
            var keys = JWKSet.parse(body(provider.server(), answer)).toPublicJWKSet();
            if (keys.size() > MAX_KEYS) {
                throw new ProviderUnavailableException("it has more than " + MAX_KEYS + " keys");
            }
            return keys;
        } catch (java.text.ParseException e) {
            throw new ProviderUnavailableException("its keys can't be read");
        }
    }

    private static String body(URI asked, HTTPResponse answer) {
        var body = answer.getBody();
        if (answer.getStatusCode() != HTTPResponse.SC_OK || body == null) {
            throw new ProviderUnavailableException(asked.getRawAuthority() + " answered " + answer.getStatusCode());
        }
        return body;
    }
}
