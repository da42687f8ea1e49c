package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.Format;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Answer;
import dev.backsource.cli.server.ChangeRollout;
import dev.backsource.cli.server.Request;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of verbs that make a revision of a domain, and the output of their results. */
public final class WriteOptions {
    @Option(
            names = "--if-match",
            paramLabel = "REVISION",
            description = "write only if the domain is at this revision (default: its present revision)")
    private @Nullable Long ifMatch;

    @Option(names = "--wait", description = "wait for every edge, up to --timeout")
    private boolean wait;

    /** Whether any of these options is given. */
    public boolean isGiven() {
        return ifMatch != null || wait;
    }

    /**
     * The expected revision of a write, so that it doesn't overwrite another user's change meanwhile: the given one, or the domain's present one.
     * Null for a domain that doesn't exist.
     */
    public @Nullable Long expected(Session session, String domain) {
        return ifMatch != null
                ? ifMatch
                : session.server().send(Request.get("domains", domain), 404).revision();
    }

    /** As {@link #expected}, where the domain has been read at {@code revision}. */
    public long expectedOr(long revision) {
        return ifMatch == null ? revision : ifMatch;
    }

    /** Whether the run waits for every edge, or follows a progressive rollout. */
    public boolean isWaiting() {
        return wait;
    }

    /** Sends {@code request}, once, and shows the result; with {@code --wait}, the end of the progressive rollout that it began. */
    public Exit write(Session session, Request request) {
        var answer = session.server().send(request.once(Session.newKey()));
        var rollout = ChangeRollout.id(answer.body());
        if (wait && !rollout.isEmpty()) {
            return follow(session, answer, rollout);
        }
        var exit = show(session, answer, Messages::atRevision);
        return wait ? await(session, answer) : exit;
    }

    /** As {@link #write}, where the response doesn't say how the change goes out: the domain does, which is read afterwards. */
    public Exit writeAndLook(Session session, Request request, String domain) {
        var watches = new ProgressiveWatches(session);
        var answer = session.server().send(request.once(Session.newKey()));
        var exit = show(session, answer, Messages::atRevision);
        var now = session.server().read(Request.get("domains", domain));
        var rollout = ChangeRollout.id(now);
        if (rollout.isEmpty()) {
            return wait ? await(session, answer) : exit;
        }
        session.say("  " + rolloutLine(domain, now));
        return wait ? watches.follow(Map.of(domain, rollout)) : exit;
    }

    /** Sends {@code request} as a dry run. */
    public static Exit tryOut(Session session, Request request) {
        return show(session, session.server().send(request.with("dryRun", true)), Messages::wouldBeAtRevision);
    }

    private static Exit show(Session session, Answer answer, BinaryOperator<String> headline) {
        var body = answer.body();
        return session.one(body, "/domain", terminal -> {
            var domain = Fields.text(body.path("domain"));
            terminal.line(SafeText.of(headline.apply(domain, Fields.text(body.path("revision")))));
            if (body.path("effective").isObject()) {
                terminal.line("  http  -> " + SafeText.of(Fields.target(body.at("/effective/http"))));
                terminal.line("  https -> " + SafeText.of(Fields.target(body.at("/effective/https"))));
            }
            DryRunText.show(body.path("dryRun"), !body.path("effective").isObject(), terminal);
            var rollout = body.path("dryRun").isObject() ? "" : ChangeRollout.id(body);
            if (!rollout.isEmpty()) {
                terminal.line("  " + rolloutLine(domain, body));
            }
            Warnings.show(
                    body.path("warnings"), code -> rollout.isEmpty() || !code.equals(ChangeRollout.BEGUN), terminal);
        });
    }

    /** @param answer with the rollout by which the domain changes */
    private static String rolloutLine(String domain, JsonNode answer) {
        return SafeText.of(Messages.goesByRollout(
                ChangeRollout.id(answer),
                domain,
                Fields.count(answer.at("/progressiveRollout/step")),
                Fields.percent(answer.at("/progressiveRollout/share"))));
    }

    private static Exit follow(Session session, Answer answer, String rollout) {
        if (session.format() == Format.TABLE) {
            show(session, answer, Messages::atRevision);
        }
        var domain = Fields.text(answer.body().path("domain"));
        var watch = new ProgressiveWatch(session, domain);
        return watch.follow(ProgressiveRollouts.read(session, domain, rollout), false);
    }

    private static Exit await(Session session, Answer answer) {
        var domain = Fields.text(answer.body().path("domain"));
        var revision = Fields.text(answer.body().path("revision"));
        var what = Messages.revisionOf(domain, revision);
        var watch = new EdgeWatch(session, "backsource rollout " + domain);
        var request = Request.get("domains", domain, "rollout").with("revision", revision);
        return watch.exit(watch.await(request, what), what);
    }
}
