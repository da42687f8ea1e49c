package dev.backsource.edge.snapshot;

import dev.backsource.edge.routing.ConnectionTerms;
import dev.backsource.edge.routing.Decisions;
import dev.backsource.edge.routing.RequestTerms;
import dev.backsource.edge.routing.Route.Profile;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.protocol.Target;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the parts that routes share: at first in full, behind the next number, and from then on as that number alone. What
 * is equal is the same object, so that a look at the object suffices.
 */
final class PartsWriter {
    private final SnapshotOutput out;
    private final Map<Profile, Integer> profiles = new IdentityHashMap<>();
    private final Map<Decisions, Integer> decisions = new IdentityHashMap<>();

    PartsWriter(SnapshotOutput out) {
        this.out = out;
    }

    void profile(Profile profile) throws IOException {
        if (isNew(profiles, profile)) {
            terms(profile.terms());
            acceleration(profile.acceleration());
            clientTls(profile.clients().tls());
            caching(profile.caching());
        }
    }

    void decisions(Decisions decided) throws IOException {
        if (isNew(decisions, decided)) {
            target(decided.staticHttp());
            target(decided.staticHttps());
            target(decided.dynamicHttp());
            target(decided.dynamicHttps());
        }
    }

    private <P> boolean isNew(Map<P, Integer> known, P part) throws IOException {
        var number = known.get(part);
        if (number != null) {
            out.number(number);
            return false;
        }
        out.number(known.size());
        known.put(part, known.size());
        return true;
    }

    private void terms(RequestTerms terms) throws IOException {
        connection(terms.plain());
        connection(terms.secure());
        out.optionalText(terms.serverName());
        out.optionalText(terms.host());
        out.number(terms.firstByteTimeoutMs());
        out.number(terms.idleTimeoutMs());
    }

    private void connection(ConnectionTerms terms) throws IOException {
        out.text(terms.verification().name());
        out.optionalText(terms.caCertificates());
        out.text(terms.minimumVersion().name());
        out.number(terms.connectTimeoutMs());
    }

    private void acceleration(DynamicAcceleration acceleration) throws IOException {
        out.flag(acceleration.enabled());
        texts(acceleration.staticRules().suffixes());
        texts(acceleration.staticRules().uris());
        texts(acceleration.staticRules().paths());
    }

    private void clientTls(ClientTls tls) throws IOException {
        var version = tls.minimumVersion();
        var suites = tls.cipherSuites();
        var strictTransport = tls.strictTransportSecurity();
        out.optionalText(version == null ? null : version.name());
        out.flag(suites != null);
        if (suites != null) {
            texts(suites.stream().map(CipherSuite::name).toList());
        }
        out.flag(strictTransport != null);
        if (strictTransport != null) {
            out.number(strictTransport.maxAgeSeconds());
            out.flag(strictTransport.includeSubDomains());
            out.flag(strictTransport.preload());
        }
    }

    private void caching(Caching caching) throws IOException {
        var storeSetCookie = caching.storeSetCookie();
        out.flag(storeSetCookie != null);
        if (storeSetCookie != null) {
            out.flag(storeSetCookie);
        }
    }

    private void texts(List<String> texts) throws IOException {
        out.number(texts.size());
        for (var text : texts) {
            out.text(text);
        }
    }

    private void target(Target target) throws IOException {
        out.text(target.scheme().name());
        out.number(target.port());
    }
}
