package dev.backsource.config.aliyun.refresh;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.quotas.QuotaRefusal;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.operations.CallParameters;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.aliyun.operations.EditedDomain;
import dev.backsource.config.aliyun.operations.SequentialExecution;
import dev.backsource.config.aliyun.refresh.ObjectPaths.OfHost;
import dev.backsource.config.domain.DomainHead;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.PermissionCheck;
import dev.backsource.config.purge.Purges;
import dev.backsource.config.web.limits.CountedRequest;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Makes edges drop the cached responses of some paths, by one purge for each host and each hundred of its URLs. Each counts as a purge
 * against the caller's limit and the team's quota.
 */
@Singleton
final class RefreshObjectCaches extends CdnOperation {
    static final String PATH = "ObjectPath";
    static final String TYPE = "ObjectType";
    /** Makes no difference here: edges drop the given paths, whether they have changed or not. */
    private static final String FORCE = "Force";

    private final DomainReader domains;
    private final Purges purges;
    private final Writes writes;
    private final SequentialExecution execution;

    RefreshObjectCaches(DomainReader domains, Purges purges, Writes writes, SequentialExecution execution) {
        super("RefreshObjectCaches", Role.OPERATOR, CountedRequest.PURGE, Set.of(PATH, TYPE, FORCE));
        this.domains = domains;
        this.purges = purges;
        this.writes = writes;
        this.execution = execution;
    }

    @Override
    public int counts(CallParameters parameters) {
        return paths(parameters).size();
    }

    @Override
    public @Nullable String about(CallParameters parameters) {
        var hosts = hosts(paths(parameters));
        return hosts.size() == 1 ? hosts.get(0).value() : null;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var paths = paths(call.parameters());
        var hosts = hosts(paths);
        return domains.serving(hosts)
                .map(there -> permitted(call.provenance(), hosts, there))
                .chain(served -> purge(call.provenance(), paths, served));
    }

    private static List<DomainName> hosts(List<OfHost> paths) {
        return paths.stream().map(OfHost::host).distinct().toList();
    }

    private static List<OfHost> paths(CallParameters parameters) {
        var lines = parameters.require(PATH);
        var type = parameters.find(TYPE);
        return ObjectPaths.parse(type == null ? ObjectType.FILE : ObjectType.of(type), lines);
    }

    /** Nothing is dropped unless the caller may purge the domains of all hosts. */
    private Map<DomainName, DomainHead> permitted(
            Provenance provenance, List<DomainName> hosts, Map<DomainName, DomainHead> there) {
        for (var host : hosts) {
            execution.check(
                    provenance,
                    hosts.size() > 1,
                    host,
                    () -> PermissionCheck.of(there.get(host), host, provenance.caller(), Role.OPERATOR));
        }
        return there;
    }

    private Uni<ObjectNode> purge(Provenance provenance, List<OfHost> paths, Map<DomainName, DomainHead> there) {
        var tasks = new ArrayList<String>();
        var steps = new ArrayList<SequentialExecution.Step>();
        for (var part : paths) {
            var domain = Objects.requireNonNull(there.get(part.host())).name();
            steps.add(new SequentialExecution.Step(
                    domain, from -> purge(from, domain, part).invoke(tasks::add)));
        }
        return execution.carryOut(provenance, steps).map(done -> {
            requireAll(done, paths, tasks);
            return JsonNodeFactory.instance.objectNode().put("RefreshTaskId", String.join(",", tasks));
        });
    }

    private Uni<String> purge(Provenance provenance, DomainName domain, OfHost part) {
        return writes.run(purges.request(domain, part.scope(), ExpectedRevision.any(), provenance))
                .map(requested -> requested.purge().id())
                .onFailure(QuotaRefusal.EXCEEDED::isOf)
                .transform(e ->
                        new CallRefusedException(ErrorCode.REFRESH_QUOTA_EXCEEDED, String.valueOf(e.getMessage())));
    }

    /** The response has no field for refused paths. There is a step for each of {@code paths}. */
    private static void requireAll(List<EditedDomain> done, List<OfHost> paths, List<String> tasks) {
        var refused = new StringJoiner("; ");
        for (var i = 0; i < done.size(); i++) {
            var error = done.get(i).error();
            if (error != null) {
                refused.add(paths.get(i).text() + " (" + error.code().code() + ": " + error.message() + ")");
            }
        }
        if (refused.length() > 0) {
            throw new CallRefusedException(
                    ErrorCode.NOT_ALLOWED_NOW,
                    "the call was partly carried out. Refused: " + refused + ". Task IDs of the rest: "
                            + String.join(",", tasks) + ". Repeat the call for the refused objects only");
        }
    }
}
