package dev.backsource.edge.snapshot;

import dev.backsource.edge.routing.ConnectionTerms;
import dev.backsource.edge.routing.Decisions;
import dev.backsource.edge.routing.RequestTerms;
import dev.backsource.edge.routing.Route.Profile;
import dev.backsource.edge.routing.RouteFactory;
import dev.backsource.edge.routing.UnverifiedTerms;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Parts;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The reader of the shared parts of routes, in the form of {@link PartsWriter}. */
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
            profiles.add(factory.share(new Profile(terms(), kept())));
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
                connection(),
                connection(),
                in.flag() ? new UnverifiedTerms(connection(), in.number()) : null,
                in.optionalText(),
                in.optionalText(),
                in.count(),
                in.count(),
                in.text());
    }

    private ConnectionTerms connection() throws IOException {
        return new ConnectionTerms(
                Verification.valueOf(in.text()), in.optionalText(), TlsVersion.valueOf(in.text()), in.count());
    }

    private Parts kept() throws IOException {
        var kept = Parts.DEFAULTS;
        for (var part : Profile.KEPT) {
            kept = with(part, kept);
        }
        return kept;
    }

    private <T> Parts with(Part<T> part, Parts others) throws IOException {
        var json = in.optionalText();
        return json == null ? others : others.with(part, PartJson.read(json, part));
    }

    private Target target() throws IOException {
        return new Target(Scheme.valueOf(in.text()), in.count());
    }
}
