import { Args, Field, ID, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { notFound } from '#platform/graphql';
import { ViewDocument } from '../use-cases/view-document.js';

@ObjectType({ description: 'Opens one document for a few minutes without a session; every use leaves a trace.' })
export class DocumentLink {
  @Field(() => String, { description: 'Path on this server.' })
  path: string;

  @Field(() => Date)
  expiresAt: Date;
}

@Resolver()
export class VaultResolver {
  constructor(private readonly viewDocument: ViewDocument) {}

  @Access('user')
  @Mutation(() => DocumentLink, { description: 'For the owner of a document, or a reviewer of credentials.' })
  async createDocumentLink(
    @Args('documentId', { type: () => ID }) documentId: string,
    @CurrentActor() actor: UserActor,
  ): Promise<DocumentLink> {
    const link = await this.viewDocument.link(actor, documentId);
    if (!link.ok) throw notFound();
    return { path: `/documents/links/${link.value.token}`, expiresAt: link.value.expiresAt };
  }
}
