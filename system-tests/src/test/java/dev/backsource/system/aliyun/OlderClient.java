package dev.backsource.system.aliyun;

import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.cdn.model.v20180510.AddCdnDomainRequest;
import com.aliyuncs.cdn.model.v20180510.BatchAddCdnDomainRequest;
import com.aliyuncs.cdn.model.v20180510.BatchDeleteCdnDomainConfigRequest;
import com.aliyuncs.cdn.model.v20180510.BatchSetCdnDomainConfigRequest;
import com.aliyuncs.cdn.model.v20180510.DeleteCdnDomainRequest;
import com.aliyuncs.cdn.model.v20180510.DeleteSpecificConfigRequest;
import com.aliyuncs.cdn.model.v20180510.DescribeCdnDomainConfigsRequest;
import com.aliyuncs.cdn.model.v20180510.DescribeCdnDomainDetailRequest;
import com.aliyuncs.cdn.model.v20180510.DescribeCdnUserDomainsByFuncRequest;
import com.aliyuncs.cdn.model.v20180510.DescribeDomainsBySourceRequest;
import com.aliyuncs.cdn.model.v20180510.DescribeRefreshQuotaRequest;
import com.aliyuncs.cdn.model.v20180510.DescribeRefreshTasksRequest;
import com.aliyuncs.cdn.model.v20180510.DescribeUserDomainsRequest;
import com.aliyuncs.cdn.model.v20180510.ModifyCdnDomainRequest;
import com.aliyuncs.cdn.model.v20180510.RefreshObjectCachesRequest;
import com.aliyuncs.cdn.model.v20180510.StartCdnDomainRequest;
import com.aliyuncs.cdn.model.v20180510.StopCdnDomainRequest;
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
    public void add(String domain, String sources) throws Exception {
        var request = new AddCdnDomainRequest();
        request.setDomainName(domain);
        request.setCdnType("web");
        request.setSources(sources);
        send(request);
    }

    @Override
    public void addAll(String domains, String sources) throws Exception {
        var request = new BatchAddCdnDomainRequest();
        request.setDomainName(domains);
        request.setCdnType("web");
        request.setSources(sources);
        send(request);
    }

    @Override
    public void modify(String domain, String sources) throws Exception {
        var request = new ModifyCdnDomainRequest();
        request.setDomainName(domain);
        request.setSources(sources);
        send(request);
    }

    @Override
    public void remove(String domain) throws Exception {
        var request = new DeleteCdnDomainRequest();
        request.setDomainName(domain);
        send(request);
    }

    @Override
    public void stop(String domain) throws Exception {
        var request = new StopCdnDomainRequest();
        request.setDomainName(domain);
        send(request);
    }

    @Override
    public void start(String domain) throws Exception {
        var request = new StartCdnDomainRequest();
        request.setDomainName(domain);
        send(request);
    }

    @Override
    public Shown detail(String domain) throws Exception {
        var request = new DescribeCdnDomainDetailRequest();
        request.setDomainName(domain);
        var detail = send(request).getGetDomainDetailModel();
        return new Shown(
                detail.getDomainName(),
                detail.getDomainStatus(),
                detail.getCdnType(),
                detail.getGmtCreated(),
                detail.getSourceModels().stream()
                        .map(source -> new Source(
                                source.getContent(),
                                source.getType(),
                                source.getPort(),
                                source.getPriority(),
                                source.getWeight()))
                        .toList());
    }

    @Override
    public Page domains(String part, int number, int size) throws Exception {
        var request = new DescribeUserDomainsRequest();
        request.setDomainName(part);
        request.setDomainSearchType("fuzzy_match");
        request.setPageNumber(number);
        request.setPageSize(size);
        var page = send(request);
        return new Page(
                page.getTotalCount(),
                page.getPageNumber(),
                page.getPageSize(),
                page.getDomains().stream()
                        .map(item -> new Shown(
                                item.getDomainName(),
                                item.getDomainStatus(),
                                item.getCdnType(),
                                item.getGmtCreated(),
                                item.getSources().stream()
                                        .map(source -> new Source(
                                                source.getContent(),
                                                source.getType(),
                                                source.getPort(),
                                                source.getPriority(),
                                                source.getWeight()))
                                        .toList()))
                        .toList());
    }

    @Override
    public Page withFunction(int number, int size) throws Exception {
        var request = new DescribeCdnUserDomainsByFuncRequest();
        request.setFuncId(47);
        request.setPageNumber(number);
        request.setPageSize(size);
        var page = send(request);
        return new Page(
                page.getTotalCount(),
                page.getPageNumber(),
                page.getPageSize(),
                page.getDomains().stream()
                        .map(item -> new Shown(
                                item.getDomainName(),
                                item.getDomainStatus(),
                                item.getCdnType(),
                                item.getGmtCreated(),
                                List.of()))
                        .toList());
    }

    @Override
    public List<OfSource> bySource(String sources) throws Exception {
        var request = new DescribeDomainsBySourceRequest();
        request.setSources(sources);
        return send(request).getDomainsList().stream()
                .map(one -> new OfSource(
                        one.getSource(),
                        one.getDomains(),
                        one.getDomainInfos().stream()
                                .collect(Collectors.toMap(info -> info.getDomainName(), info -> info.getStatus()))))
                .toList();
    }

    @Override
    public String refresh(String paths, String type) throws Exception {
        var request = new RefreshObjectCachesRequest();
        request.setObjectPath(paths);
        request.setObjectType(type);
        return send(request).getRefreshTaskId();
    }

    @Override
    public List<Task> tasks(String ids) throws Exception {
        var request = new DescribeRefreshTasksRequest();
        request.setTaskId(ids);
        return send(request).getTasks().stream()
                .map(task -> new Task(
                        task.getTaskId(),
                        task.getObjectPath(),
                        task.getObjectType(),
                        task.getStatus(),
                        task.getProcess()))
                .toList();
    }

    @Override
    public String urlsLeft() throws Exception {
        return send(new DescribeRefreshQuotaRequest()).getUrlRemain();
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
