package dev.backsource.config.preflight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far an origin with open ports was asked over HTTP. Only of one that was asked do missing findings say that its responses are in order.
 *
 * @param reason why there is no verdict, in words; of an origin that was asked, why its redirects to other domains weren't followed to their end, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreflightHttp(
        OriginAddress origin,
        ProbeAnswer.HttpState state,
        @Nullable String reason) {
    private static final String UNSAID = "the prober didn't say that it asked over HTTP";

    boolean isUnknown() {
        return state != ProbeAnswer.HttpState.ASKED;
    }

    /** Of the origins of {@code asked} all of whose needed ports are open by {@code ports}, in their order. */
    static List<PreflightHttp> of(Domain asked, List<PreflightPort> ports, ProbeAnswer answer) {
        var open = ports.stream()
                .filter(port -> port.state() == PortState.OPEN)
                .map(PreflightPort::asked)
                .toList();
        var needed = new LinkedHashMap<OriginAddress, List<OriginPort>>();
        asked.origins()
                .forEach(origin -> needed.computeIfAbsent(origin.address(), first -> new ArrayList<>())
                        .addAll(asked.neededTargets(origin).stream()
                                .map(target -> OriginPort.of(origin, target))
                                .toList()));
        return needed.entrySet().stream()
                .filter(origin -> open.containsAll(origin.getValue()))
                .map(origin -> of(origin.getKey(), answer))
                .toList();
    }

    private static PreflightHttp of(OriginAddress origin, ProbeAnswer answer) {
        return answer.http().stream()
                .filter(asked -> asked.origin().equals(origin))
                .findFirst()
                .map(asked -> new PreflightHttp(origin, asked.state(), reason(asked)))
                .orElseGet(() -> new PreflightHttp(origin, ProbeAnswer.HttpState.NOT_ASKED, UNSAID));
    }

    private static @Nullable String reason(ProbeAnswer.Http asked) {
        return asked.state() == ProbeAnswer.HttpState.ASKED
                ? asked.reason()
                : Objects.requireNonNullElse(asked.reason(), "the prober gave no reason");
    }
}
