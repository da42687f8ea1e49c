package dev.backsource.system.origins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.system.Answer;
import dev.backsource.system.Api;
import dev.backsource.system.Http;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;

/** The domains of the origins, by the REST API. */
record OriginDomains(URI api) {
    /** Creates a domain whose policy is off, and that trusts the tests' authority. */
    void create(String name, String address) {
        var body = origins(address)
                .put("name", name)
                .put("originTls", new JsonObject().put("caCertificates", OriginCertificates.ROOT.pem()));
        expect(201, Http.sendAsAdministrator(HttpMethod.POST, uri("/domains?preflight=skip"), body));
    }

    void remove(String name) {
        new Api(api).remove(name);
    }

    /** @param query such as {@code preflight=require} */
    Answer setType(String name, RedirectType type, String query) {
        return Http.sendAsAdministrator(
                HttpMethod.PUT,
                uri("/domains/" + name + "/origin-protocol-policy?" + query),
                new JsonObject().put("enabled", true).put("redirectType", type.name()));
    }

    Answer setOrigin(String name, String address, String query) {
        return Http.sendAsAdministrator(
                HttpMethod.PUT, uri("/domains/" + name + "/origins?" + query), origins(address));
    }

    /** All alerts of a domain, firing or not. */
    List<JsonObject> alerts(String name) {
        return objects(expect(200, Http.getAsAdministrator(uri("/alerts?domain=" + name)))
                .getJsonArray("items"));
    }

    JsonObject health(String name) {
        return expect(200, Http.getAsAdministrator(uri("/domains/" + name + "/health")));
    }

    /** Has {@code url} told of all alerts. */
    void tell(String url) {
        var body = new JsonObject().put("name", "On call").put("kind", "webhook").put("url", url);
        expect(201, Http.sendAsAdministrator(HttpMethod.POST, uri("/receivers"), body));
    }

    static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    static JsonObject expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json();
    }

    private static JsonObject origins(String address) {
        var origin = new JsonObject().put("address", address).put("port", 80);
        return new JsonObject().put("origins", new JsonArray().add(origin));
    }

    private URI uri(String path) {
        return URI.create(api + path);
    }
}
