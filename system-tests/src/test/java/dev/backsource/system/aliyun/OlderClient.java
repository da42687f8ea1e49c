package dev.backsource.system.aliyun;

import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.cdn.model.v20180510.BatchDeleteCdnDomainConfigRequest;
import com.aliyuncs.cdn.model.v20180510.BatchSetCdnDomainConfigRequest;
import com.aliyuncs.cdn.model.v20180510.DeleteSpecificConfigRequest;
import com.aliyuncs.cdn.model.v20180510.DescribeCdnDomainConfigsRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import java.util.List;
import java.util.stream.Collectors;

/** {@code com.aliyun:aliyun-java-sdk-cdn}, which signs in parameters. */
final class OlderClient implements CdnClient {
    private final String endpoint;
    private final DefaultAcsClient client;

    OlderClient(String endpoint, String keyId, String secret) {
        this.endpoint = endpoint;
        client = new DefaultAcsClient(DefaultProfile.getProfile("cn-hangzhou", keyId, secret));
    }

    @Override
    public List<Long> set(String domains, String functions) throws Exception {
        var request = new BatchSetCdnDomainConfigRequest();
        request.setDomainNames(domains);
        request.setFunctions(functions);
        return send(request).getDomainConfigList().stream()
                .map(model -> Long.valueOf(model.getConfigId()))
                .toList();
    }

    @Override
    public List<Config> describe(String domain) throws Exception {
        var request = new DescribeCdnDomainConfigsRequest();
        request.setDomainName(domain);
        return send(request).getDomainConfigs().stream()
                .map(config -> new Config(
                        config.getConfigId(),
                        config.getFunctionName(),
                        config.getStatus(),
                        config.getFunctionArgs().stream()
                                .collect(Collectors.toMap(
                                        argument -> argument.getArgName(), argument -> argument.getArgValue()))))
                .toList();
    }

    @Override
    public void deleteConfig(String domain, String id) throws Exception {
        var request = new DeleteSpecificConfigRequest();
        request.setDomainName(domain);
        request.setConfigId(id);
        send(request);
    }

    @Override
    public void delete(String domains, String functions) throws Exception {
        var request = new BatchDeleteCdnDomainConfigRequest();
        request.setDomainNames(domains);
        request.setFunctionNames(functions);
        send(request);
    }

    @Override
    public Refused refused(Throwable failure) {
        var exception = (ClientException) failure;
        return new Refused(exception.getErrCode(), exception.getErrMsg());
    }

    private <T extends AcsResponse> T send(RpcAcsRequest<T> request) throws ClientException {
        request.setSysEndpoint(endpoint);
        request.setSysProtocol(ProtocolType.HTTP);
        return client.getAcsResponse(request);
    }

    @Override
    public String toString() {
        return "aliyun-java-sdk-cdn";
    }
}
