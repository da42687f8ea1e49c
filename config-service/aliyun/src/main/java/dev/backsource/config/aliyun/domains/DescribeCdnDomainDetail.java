package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.DomainGuard;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.domain.DomainReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/** Shows a domain and its origins. */
@Singleton
final class DescribeCdnDomainDetail extends CdnOperation {
    private final DomainGuard guard;
    private final DomainReader domains;
    private final ShownDomains shown;

    DescribeCdnDomainDetail(DomainGuard guard, DomainReader domains, ShownDomains shown) {
        super("DescribeCdnDomainDetail", Role.VIEWER, Set.of(NewDomains.DOMAIN));
        this.guard = guard;
        this.domains = domains;
        this.shown = shown;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(NewDomains.DOMAIN);
        return guard.require(call.caller(), Role.VIEWER, name)
                .chain(() -> domains.overview(name))
                .chain(shown::of)
                .map(DescribeCdnDomainDetail::detail);
    }

    private static ObjectNode detail(ShownDomain domain) {
        var answer = JsonNodeFactory.instance.objectNode();
        var detail = answer.putObject("GetDomainDetailModel");
        domain.putInto(detail);
        detail.put("HttpsCname", "");
        detail.put("Scope", Coverage.EVERYWHERE);
        SourceList.write(
                domain.overview().origins(), detail.putObject("SourceModels").putArray("SourceModel"), true);
        return answer;
    }
}
