package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.server.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** The options of verbs that change a domain's back-to-origin requests: at once, by a progressive rollout, or as its team's default says. */
public final class RouteChangeOptions {
    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final PreflightOption preflight = new PreflightOption();

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Mixin
    private final ConfirmedDomains confirmed = new ConfirmedDomains();

    @ArgGroup(heading = "Rollout (default: as set for the domain's team, else for the server):%n")
    private @Nullable RolloutOptions rollout;

    public boolean isDryRun() {
        return dryRun.isGiven();
    }

    /**
     * Makes the change, or starts its progressive rollout. A dry run shows the effects of the change as a whole either way, unless the server would
     * refuse to start the rollout.
     *
     * @param patch of the domain's parts, by their names (RFC 7396)
     * @param path of the same change in the API, below the domain
     * @param body of the same change there, a merge patch
     */
    public Exit send(Session session, String domain, ObjectNode patch, String path, ObjectNode body) {
        var progressive = rollout == null ? null : rollout.progressive();
        var request = confirmed.on(Request.patch(body, "domains", domain, path));
        if (progressive == null) {
            var change = request.with("rollout", rollout == null ? null : RolloutMode.IMMEDIATE);
            return dryRun.send(session, write, preflight, change.ifMatch(write.expected(session, domain)));
        }
        var now = session.server().read(Request.get("domains", domain));
        var revision = write.expectedOr(now.path("revision").asLong());
        var change = request.ifMatch(revision);
        var plan = progressive.bodyOf(ProgressiveRollouts.parts(now, patch));
        var start =
                Request.post(plan, "domains", domain, ProgressiveRollouts.PATH).ifMatch(revision);
        if (dryRun.isGiven()) {
            session.server().send(DryRunOption.unprobed(start));
            return dryRun.send(session, write, preflight, change);
        }
        DryRunOption.confirmLossOfTls(session, change);
        return ProgressiveRollouts.start(session, write, domain, preflight.on(start));
    }
}
