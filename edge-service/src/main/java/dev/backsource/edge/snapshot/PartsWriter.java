package dev.backsource.edge.snapshot;

import dev.backsource.edge.routing.ConnectionTerms;
import dev.backsource.edge.routing.Decisions;
import dev.backsource.edge.routing.RequestTerms;
import dev.backsource.edge.routing.Route.Profile;
import dev.backsource.edge.routing.UnverifiedTerms;
import dev.backsource.policy.protocol.Target;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The writer of the shared parts of routes: the first time in full, after the next free number, and from then on by
 * that number. Equal parts are the same object, so comparing references is enough.
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
            for (var part : Profile.KEPT) {
                part(profile.get(part), part.byDefault());
            }
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
        unverified(terms.unverified());
        out.optionalText(terms.serverName());
        out.optionalText(terms.host());
        out.number(terms.firstByteTimeoutMs());
        out.number(terms.idleTimeoutMs());
        out.text(terms.protoField());
    }

    private void unverified(@Nullable UnverifiedTerms terms) throws IOException {
        out.flag(terms != null);
        if (terms != null) {
            connection(terms.connection());
            out.number(terms.endMillis());
        }
    }

    private void connection(ConnectionTerms terms) throws IOException {
        out.text(terms.verification().name());
        out.optionalText(terms.caCertificates());
        out.text(terms.minimumVersion().name());
        out.number(terms.connectTimeoutMs());
    }

    /** Most domains have the default, which takes one byte. */
    private void part(Object part, Object byDefault) throws IOException {
        out.optionalText(part.equals(byDefault) ? null : PartJson.write(part));
    }

    private void target(Target target) throws IOException {
        out.text(target.scheme().name());
        out.number(target.port());
    }
}
