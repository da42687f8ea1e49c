package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.DomainGuard;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.figures.EdgeFindings;
import dev.backsource.config.health.PortStates;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.MalformedEventException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/** Shows a domain, its origins, and the findings there. */
@Singleton
final class DescribeCdnDomainDetail extends CdnOperation {
    private final DomainGuard guard;
    private final DomainReader domains;
    private final ShownDomains shown;
    private final PortStates ports;
    private final EdgeFindings edges;

    DescribeCdnDomainDetail(
            DomainGuard guard, DomainReader domains, ShownDomains shown, PortStates ports, EdgeFindings edges) {
        super("DescribeCdnDomainDetail", Role.VIEWER, Set.of(NewDomains.DOMAIN));
        this.guard = guard;
        this.domains = domains;
        this.shown = shown;
        this.ports = ports;
        this.edges = edges;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(NewDomains.DOMAIN);
        return guard.require(call.caller(), Role.VIEWER, name)
                .chain(() -> findings(call.caller(), name))
                .chain(findings -> domains.overview(name).chain(shown::of).map(domain -> detail(domain, findings)));
    }

    private Uni<String> findings(Caller caller, DomainName name) {
        return domains.get(name)
                .chain(state -> edges.of(caller, name, state.team())
                        .map(found -> FindingsText.of(ports.of(state).with(found))))
                .onFailure(MalformedEventException.class)
                .recoverWithItem(FindingsText.UNREADABLE);
    }

    private static ObjectNode detail(ShownDomain domain, String findings) {
        var answer = JsonNodeFactory.instance.objectNode();
        var detail = answer.putObject("GetDomainDetailModel");
        domain.putInto(detail);
        detail.put("Description", findings);
        detail.put("HttpsCname", "");
        detail.put("Scope", Coverage.EVERYWHERE);
        SourceList.write(
                domain.overview().origins(), detail.putObject("SourceModels").putArray("SourceModel"), true);
        return answer;
    }
}
