package dev.backsource.config.api.progressive;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts that a progressive rollout changes, each with its value in the candidate; the others are absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CandidateAnswer(
        @Nullable List<Origin> origins,
        @Nullable OriginTls originTls,
        @Nullable OriginRequest originRequest,
        @Nullable OriginProtocolPolicy originProtocolPolicy) {
    static CandidateAnswer of(Candidate candidate) {
        return new CandidateAnswer(
                candidate.get(Part.ORIGINS),
                candidate.get(Part.ORIGIN_TLS),
                candidate.get(Part.ORIGIN_REQUEST),
                candidate.get(Part.POLICY));
    }
}
