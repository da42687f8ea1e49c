package dev.backsource.config.api;

import dev.backsource.config.api.access.KeyBody;
import dev.backsource.config.api.access.KeyEditBody;
import dev.backsource.config.api.access.NewTeamBody;
import dev.backsource.config.api.access.TeamEditBody;
import dev.backsource.config.api.access.people.AccountEditBody;
import dev.backsource.config.api.access.people.NewAccountBody;
import dev.backsource.config.api.access.people.PasswordBody;
import dev.backsource.config.api.access.people.SignInBody;
import dev.backsource.config.api.alerts.AcknowledgementBody;
import dev.backsource.config.api.answers.PartFieldSchemas;
import dev.backsource.config.api.audit.AuditResource;
import dev.backsource.config.api.batches.BatchBody;
import dev.backsource.config.api.changerequests.ChangeRequestBody;
import dev.backsource.config.api.changerequests.DecisionBody;
import dev.backsource.config.api.creations.NewDomainBody;
import dev.backsource.config.api.domains.TeamBody;
import dev.backsource.config.api.freeze.FreezeBody;
import dev.backsource.config.api.masschanges.ReleaseBody;
import dev.backsource.config.api.parts.PartEndpoint;
import dev.backsource.config.api.progressive.NewRolloutBody;
import dev.backsource.config.api.progressive.RolloutReasonBody;
import dev.backsource.config.api.purges.PurgeBody;
import dev.backsource.config.api.receivers.NewReceiverBody;
import dev.backsource.config.api.receivers.ReceiverEditBody;
import dev.backsource.config.api.restores.RestoreBody;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.Schemas;
import dev.backsource.config.web.openapi.InterfaceDescription;
import dev.backsource.config.web.openapi.KnownParameter;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.IndexView;

/**
 * The OpenAPI document of this interface. It is made when the service is built. It implements {@code OASFilter} directly, since Quarkus
 * doesn't look for that in superclasses.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument extends InterfaceDescription implements OASFilter {
    /** For the service's classes. */
    public ApiDocument(IndexView classes) {
        super(classes, Routes.table());
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        PartFieldSchemas.describe(description.getComponents());
        super.filterOpenAPI(description);
        describeLines(description.getPaths().getPathItem("/api/v1/audit").getGET());
    }

    /** No resource writes the lines. */
    private static void describeLines(Operation list) {
        list.getResponses()
                .getAPIResponse("200")
                .getContent()
                .addMediaType(AuditResource.LINES, OASFactory.createMediaType().schema(Schemas.named("AuditAnswer")));
    }

    @Override
    protected List<JsonShape> bodies() {
        return Stream.concat(
                        Stream.of(
                                NewDomainBody.TYPE.shape(),
                                BatchBody.TYPE.shape(),
                                RestoreBody.TYPE.shape(),
                                FreezeBody.TYPE.shape(),
                                ReleaseBody.TYPE.shape(),
                                PurgeBody.SHAPE,
                                ChangeRequestBody.TYPE.shape(),
                                DecisionBody.TYPE.shape(),
                                NewRolloutBody.TYPE.shape(),
                                RolloutReasonBody.TYPE.shape(),
                                KeyBody.TYPE.shape(),
                                KeyEditBody.TYPE.shape(),
                                NewTeamBody.TYPE.shape(),
                                TeamEditBody.TYPE.shape(),
                                TeamBody.TYPE.shape(),
                                NewReceiverBody.TYPE.shape(),
                                ReceiverEditBody.TYPE.shape(),
                                AcknowledgementBody.TYPE.shape(),
                                NewAccountBody.TYPE.shape(),
                                AccountEditBody.TYPE.shape(),
                                SignInBody.SHAPE,
                                PasswordBody.SHAPE),
                        PartEndpoint.ALL.stream().map(part -> part.type().shape()))
                .toList();
    }

    @Override
    protected List<KnownParameter> parameters() {
        return ApiParameters.ALL;
    }

    @Override
    protected Map<String, PathItem> paths() {
        return PartEndpoint.ALL.stream().collect(Collectors.toMap(Routes::path, PartEndpoint::toPathItem));
    }

    @Override
    protected List<Tag> tags() {
        return List.of(
                tag("Domains", "Accelerated domains"),
                tag("Settings", "Individually settable parts of a domain"),
                tag("History", "Revisions and rollback"),
                tag("Purges", "Cache purges"),
                tag("Change requests", "Changes that require another person's decision"),
                tag("Progressive rollouts", "Changes that a share of the requests to origins tries first"),
                tag("State", "Rollout and health of a domain"),
                tag("Fleet", "Edges and alerts, across domains"),
                tag("Batches", "Changes of several domains in one request"),
                tag("Receivers", "Receivers of alerts"),
                tag("Access", "Access keys, accounts, teams and roles"),
                tag("Events", "Changes and alerts as they happen"));
    }

    private static Tag tag(String name, String description) {
        return OASFactory.createTag().name(name).description(description);
    }
}
