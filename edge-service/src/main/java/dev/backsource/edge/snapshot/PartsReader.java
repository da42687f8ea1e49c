package dev.backsource.edge.snapshot;

import dev.backsource.edge.routing.ConnectionTerms;
import dev.backsource.edge.routing.Decisions;
import dev.backsource.edge.routing.RequestTerms;
import dev.backsource.edge.routing.Route.Profile;
import dev.backsource.edge.routing.RouteFactory;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the parts that routes share, as {@link PartsWriter} has written them. */
final class PartsReader {
    private final SnapshotInput in;
    private final RouteFactory factory;
    private final List<Profile> profiles = new ArrayList<>();
    private final List<Decisions> decisions = new ArrayList<>();

    PartsReader(SnapshotInput in, RouteFactory factory) {
        this.in = in;
        this.factory = factory;
    }

    Profile profile() throws IOException {
        var number = in.count();
        if (number == profiles.size()) {
            profiles.add(factory.share(new Profile(terms(), acceleration(), clientTls(), caching())));
        }
        return profiles.get(number);
    }

    Decisions decisions() throws IOException {
        var number = in.count();
        if (number == decisions.size()) {
            decisions.add(factory.share(new Decisions(target(), target(), target(), target())));
        }
        return decisions.get(number);
    }

    private RequestTerms terms() throws IOException {
        return new RequestTerms(
                connection(), connection(), in.optionalText(), in.optionalText(), in.count(), in.count());
    }

    private ConnectionTerms connection() throws IOException {
        return new ConnectionTerms(
                Verification.valueOf(in.text()), in.optionalText(), TlsVersion.valueOf(in.text()), in.count());
    }

    private DynamicAcceleration acceleration() throws IOException {
        return new DynamicAcceleration(in.flag(), new StaticRules(texts(), texts(), texts()));
    }

    private ClientTls clientTls() throws IOException {
        var version = in.optionalText();
        return new ClientTls(
                version == null ? null : TlsVersion.valueOf(version),
                in.flag() ? suites() : null,
                in.flag() ? new StrictTransportSecurity(in.count(), in.flag(), in.flag()) : null);
    }

    private Set<CipherSuite> suites() throws IOException {
        return texts().stream().map(CipherSuite::valueOf).collect(Collectors.toSet());
    }

    private Caching caching() throws IOException {
        return new Caching(in.flag() ? in.flag() : null);
    }

    private List<String> texts() throws IOException {
        var count = in.count();
        var texts = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            texts.add(in.text());
        }
        return texts;
    }

    private Target target() throws IOException {
        return new Target(Scheme.valueOf(in.text()), in.count());
    }
}
