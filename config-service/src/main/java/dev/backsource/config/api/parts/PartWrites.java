package dev.backsource.config.api.parts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.api.answers.ChangeOptions;
import dev.backsource.config.api.answers.DomainAnswers;
import dev.backsource.config.api.answers.RolloutChoice;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.preflight.PreflightChecks;
import dev.backsource.config.release.Release;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.config.web.write.WriteRequests;
import dev.backsource.config.write.PreparedWrite;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.progressive.RolloutMode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Writes single parts of a domain. Setting a part to its present value makes no new revision. */
@Singleton
final class PartWrites {
    private final DomainWriter writer;
    private final WriteRequests requests;
    private final DomainAnswers answers;
    private final PreflightChecks checks;

    PartWrites(DomainWriter writer, WriteRequests requests, DomainAnswers answers, PreflightChecks checks) {
        this.checks = checks;
        this.writer = writer;
        this.requests = requests;
        this.answers = answers;
    }

    /** Sets the part as a whole. */
    Uni<RestResponse<String>> put(
            String name, PartEndpoint<?> part, byte[] body, ChangeOptions options, HttpServerRequest http) {
        var sent = JsonBody.parse(body);
        return write(name, part, requests.read(http, body), options, part.put(sent), part.inDomain(sent));
    }

    /** Changes the fields of the part that a merge patch names. */
    Uni<RestResponse<String>> patch(
            String name, PartEndpoint<?> part, byte[] body, ChangeOptions options, HttpServerRequest http) {
        var sent = JsonBody.parse(body);
        return write(name, part, requests.read(http, body), options, part.patch(sent), null);
    }

    /** {@code asked} is the content of the request; null when the request names everything that it changes. */
    private Uni<RestResponse<String>> write(
            String name,
            PartEndpoint<?> part,
            WriteRequest read,
            ChangeOptions options,
            UnaryOperator<Domain> edit,
            @Nullable JsonNode asked) {
        requireChoice(part, options.rollout());
        var request = read.confirming(options.confirmation());
        var check = checks.ofChange(request.caller(), options.preflight());
        var change = writer.change(
                        Parameters.domain(name),
                        request.expected(),
                        request.provenance(),
                        edit,
                        check,
                        Release.of(options.rollout()))
                .naming(part::inBody);
        Function<WriteResult, Answer> answer = written -> answers.written(written, asked, check.findings());
        return options.dryRun()
                ? requests.tryOut(
                        request,
                        new PreparedWrite.Ready<>(answers.trial(change, request.caller(), answer, check)),
                        check::hasAsked)
                : requests.carryOut(request, answers.carriedOut(change, answer));
    }

    private static void requireChoice(PartEndpoint<?> part, @Nullable RolloutMode rollout) {
        if (rollout != null && !part.canRollOut()) {
            throw InvalidRequestException.of(
                    RolloutChoice.PARAMETER,
                    Violation.UNKNOWN_PARAMETER,
                    "changes of this part always go out at once; omit the parameter");
        }
    }
}
