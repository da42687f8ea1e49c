package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.domain.DomainFilter;
import dev.backsource.config.domain.DomainLists;
import dev.backsource.config.domain.DomainOverview;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Lists the domains of some origins. The response has no pages, so the number of domains is limited. */
@Singleton
final class DescribeDomainsBySource extends CdnOperation {
    private static final int MAX_SOURCES = 20;

    private final DomainLists lists;
    private final ShownDomains shown;

    DescribeDomainsBySource(DomainLists lists, ShownDomains shown) {
        super("DescribeDomainsBySource", Role.VIEWER, Set.of(NewDomains.SOURCES));
        this.lists = lists;
        this.shown = shown;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var asked = call.parameters().require(NewDomains.SOURCES);
        var sources =
                call.parameters().list(NewDomains.SOURCES).stream().distinct().toList();
        if (sources.size() > MAX_SOURCES) {
            throw new CallRefusedException(
                    ErrorCode.SOURCES_INVALID,
                    "Sources lists " + sources.size() + " sources; the limit per call is " + MAX_SOURCES);
        }
        sources.forEach(source -> SourceAddresses.of(NewDomains.SOURCES, source));
        return shown.inPlace(call.caller(), () -> list(call.caller(), asked, sources));
    }

    private Uni<ObjectNode> list(Caller caller, String asked, List<String> sources) {
        var found = new DomainsOfSources();
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .call(source -> of(caller, source, found.room() + 1)
                        .chain(shown::of)
                        .invoke(domains -> found.add(source, domains)))
                .collect()
                .last()
                .map(last -> answer(asked, found));
    }

    private Uni<List<DomainOverview>> of(Caller caller, String source, int most) {
        var address = SourceAddresses.of(NewDomains.SOURCES, source);
        return lists.first(caller, DomainFilter.of(null).ofOrigin(address), most);
    }

    private static ObjectNode answer(String asked, DomainsOfSources found) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put(NewDomains.SOURCES, asked);
        found.write(answer.putObject("DomainsList").putArray("DomainsData"));
        return answer;
    }
}
