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
import dev.backsource.policy.domain.OriginAddress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Lists the domains of some origins. Its answer has no pages, so there may only be so many. */
@Singleton
final class DescribeDomainsBySource implements CdnOperation {
    private static final int MAX_SOURCES = 20;
    private static final int MAX_DOMAINS = 500;

    private final DomainLists lists;
    private final ShownDomains shown;

    DescribeDomainsBySource(DomainLists lists, ShownDomains shown) {
        this.lists = lists;
        this.shown = shown;
    }

    @Override
    public String name() {
        return "DescribeDomainsBySource";
    }

    @Override
    public Set<String> parameters() {
        return Set.of(NewDomains.SOURCES);
    }

    @Override
    public Role role() {
        return Role.VIEWER;
    }

    /**
     * An origin and its domains.
     *
     * @param source as the call names it
     */
    private record OfSource(String source, List<ShownDomain> domains) {}

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var asked = call.parameters().require(NewDomains.SOURCES);
        var sources =
                call.parameters().list(NewDomains.SOURCES).stream().distinct().toList();
        if (sources.size() > MAX_SOURCES) {
            throw new CallRefusedException(
                    ErrorCode.SOURCES_INVALID,
                    "Sources lists " + sources.size() + " sources; a call may have at most " + MAX_SOURCES);
        }
        sources.forEach(source -> SourceAddresses.of(NewDomains.SOURCES, source));
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToUniAndConcatenate(
                        source -> of(call.caller(), SourceAddresses.of(NewDomains.SOURCES, source))
                                .map(domains -> new OfSource(source, domains)))
                .collect()
                .asList()
                .map(all -> answer(asked, all));
    }

    private Uni<List<ShownDomain>> of(Caller caller, OriginAddress address) {
        return lists.after(caller, "", DomainFilter.of(null).ofOrigin(address), MAX_DOMAINS + 1)
                .invoke(found -> {
                    if (found.size() > MAX_DOMAINS) {
                        throw new CallRefusedException(
                                ErrorCode.UNSUPPORTED,
                                "more than " + MAX_DOMAINS + " domains have the origin " + address
                                        + ", and this answer has no pages; DescribeUserDomains lists them by pages, with Source");
                    }
                })
                .chain(shown::of);
    }

    private static ObjectNode answer(String asked, List<OfSource> all) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put(NewDomains.SOURCES, asked);
        var list = answer.putObject("DomainsList").putArray("DomainsData");
        for (var one : all) {
            var item = list.addObject();
            item.put("Source", one.source());
            var names = item.putObject("Domains").putArray("domainNames");
            var infos = item.putObject("DomainInfos").putArray("domainInfo");
            for (var domain : one.domains()) {
                names.add(domain.name());
                infos.addObject()
                        .put("DomainName", domain.name())
                        .put("CdnType", ShownDomain.TYPE)
                        .put("Status", domain.status())
                        .put("DomainCname", "")
                        .put("CreateTime", domain.createdAt())
                        .put("UpdateTime", domain.changedAt());
            }
        }
        return answer;
    }
}
