import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By, ProjectPath } from '@mingtang/service-kit';
import { InvitedDto, InviteDto } from './invitation.dto';
import { InviteSuppliers } from './invite-suppliers';

@ApiTags('notices')
@Controller('projects/:project/invitations')
export class InvitationsController {
  constructor(private readonly inviting: InviteSuppliers) {}

  @Post()
  @Act({
    summary: 'Invite more suppliers to a tender by invitation, while its documents are available',
    description:
      'Those that the draft names are invited with the notice. Who is invited and how many is told to nobody before the opening.',
    hasDeadline: true,
    by: ['tenderer', 'agency'],
    creates: true,
    response: InvitedDto,
    rules: ['ANN-02', 'ANN-09'],
    refuses: {
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown'],
      conflict: ['not-published', 'supplier-already-invited'],
    },
  })
  invite(@Param() { project }: ProjectPath, @Body() { suppliers }: InviteDto, @By() actor: Actor): Promise<InvitedDto> {
    return this.inviting.invite(project, suppliers, actor);
  }

  @Get()
  @Act({
    summary: 'Whom my organisation invited to its tender, in order',
    by: ['tenderer', 'agency'],
    response: [InvitedDto],
    refuses: { forbidden: ['not-your-project'], 'not-found': ['project-unknown'] },
  })
  list(@Param() { project }: ProjectPath, @By() actor: Actor): Promise<InvitedDto[]> {
    return this.inviting.list(project, actor);
  }
}
